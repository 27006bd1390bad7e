package io.sluice.language.config.keyword;

import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.text.Line;
import java.util.List;

/** {@code bind}. */
final class ProxyBinds extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(Keyword.proxy("F", "bind", "<address>[,…] [<option>…]", "Where the frontend listens."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "'bind' expects {<path>|[addr1]:port1[-end1]}{,[addr]:port[-end]}... as arguments.");
            draft.faulty = true;
            return;
        }
        BindLine bind = BindLineReader.bind(line, draft.keyword, reading);
        if (bind == null) {
            draft.faulty = true;
            return;
        }
        if (bind.id > 0) {
            BindLine other = draft.bindIds.putIfAbsent(bind.id, bind);
            if (other != null) {
                reading.diagnostics.error(line.position(), "'bind " + line.word(1) + "' in section '" + draft.keyword
                    + "' : 'id' : custom id " + bind.id + " already used at " + other.position + " ('bind " + other.text + "')");
                return;
            }
        }
        draft.section.binds.add(bind);
    }
}
