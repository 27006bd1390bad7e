package io.sluice.language.config.keyword;

import io.sluice.language.acl.AclExpression;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.sample.ArgumentProblem;
import java.util.List;

/** {@code acl}: names for tests. */
final class ProxyAcls extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(Keyword.proxy("DFB", "acl", "<name> <criterion> [<flag>…] [<operator>] [<pattern>…]",
            "A test under a name that conditions use; further lines of the same name add alternatives."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if (draft.isDefaults() && draft.section.name == null) {
            reading.error(line, "'acl' not allowed in anonymous 'defaults' section.");
            return;
        }
        String name = line.word(1);
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (!Characters.isLetter(character) && !Characters.isDigit(character) && "-_.:".indexOf(character) < 0) {
                reading.error(line, "character '" + character + "' is not permitted in acl name '" + name + "'.");
                return;
            }
        }
        if ("or".equalsIgnoreCase(name)) {
            reading.error(line, "acl name '" + name + "' will never match. 'or' is used to express a logical disjunction within a condition.");
            return;
        }
        try {
            draft.acls.declare(name).add(AclExpression.read(line.words().subList(Math.min(2, line.count()), line.count()),
                new LinePlace(reading, draft, line)));
        } catch (ArgumentProblem problem) {
            // Known by name all the same, so that its uses are not reported too.
            draft.acls.declare(name);
            reading.error(line, "error detected while parsing ACL '" + name + "' : " + problem.getMessage() + ".");
        }
    }
}
