package io.sluice.language.config.keyword;

import io.sluice.language.config.model.BackendReference;
import io.sluice.language.config.text.Line;
import java.util.List;

/** Which backend a frontend hands its requests to. */
final class ProxyRouting extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DF", "default_backend", "<backend>", "The backend when no rule names one."),
            Keyword.proxy("F", "use_backend", "<backend> [if | unless <constant condition>]", "A rule that names the backend."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "'" + line.word(0) + "' expects a backend name.");
            return;
        }
        BackendReference reference = new BackendReference(line.word(1), line.position());
        if ("default_backend".equals(line.word(0))) {
            if (!reading.tooMany(line, 1)) {
                draft.section.defaultBackend = reference;
            }
            return;
        }
        String condition = line.word(2);
        if (line.count() > 2 && !"if".equals(condition) && !"unless".equals(condition)) {
            reading.diagnostics.error(line.position(),
                "unexpected keyword '" + condition + "' after switching rule, only 'if' and 'unless' are allowed.", condition, null);
            return;
        }
        if (line.word(1).indexOf('%') >= 0) {
            reading.diagnostics.notSupported(line.position(), "use_backend " + line.word(1));
            return;
        }
        ConstantCondition constant = ConstantCondition.read(line.words().subList(Math.min(2, line.count()), line.count()), draft);
        if (constant.error() != null) {
            reading.diagnostics.error(line.position(), "error detected while parsing switching rule : " + constant.error(), constant.word(), null);
            return;
        }
        if (constant.holds()) {
            draft.section.useBackends.add(reference);
        }
    }
}
