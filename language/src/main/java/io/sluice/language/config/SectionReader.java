package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.keyword.DefaultsCopy;
import io.sluice.language.config.keyword.HttpErrorsReader;
import io.sluice.language.config.keyword.ProxyDraft;
import io.sluice.language.config.keyword.Reading;
import io.sluice.language.config.keyword.RingReader;
import io.sluice.language.config.keyword.SectionLines;
import io.sluice.language.config.keyword.SectionNames;
import io.sluice.language.config.keyword.UserlistReader;
import io.sluice.language.config.model.HttpErrors;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.RingSection;
import io.sluice.language.config.model.Userlist;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;

/** Follows the sections of the files: opens them, applies defaults, and hands their lines on. */
final class SectionReader {

    /** What the lines that come belong to. */
    private enum Place { NOWHERE, GLOBAL, PROXY, USERLIST, HTTP_ERRORS, RING, UNSUPPORTED }

    private final Reading reading;
    private Place place = Place.NOWHERE;
    private String name = "";
    private ProxyDraft proxy;
    private Userlist userlist;
    private HttpErrors httpErrors;
    private RingSection ring;
    private ProxyDraft currentDefaults;

    SectionReader(Reading reading) {
        this.reading = reading;
    }

    /** A file starts outside of all sections. */
    void startFile() {
        place = Place.NOWHERE;
        name = "";
    }

    /** The keyword of the current section; empty outside. */
    String name() {
        return name;
    }

    void read(Line line) {
        String word = line.word(0);
        switch (word) {
            case "global" -> {
                reading.tooMany(line, 0);
                open(Place.GLOBAL, word);
            }
            case "defaults", "frontend", "backend", "listen" -> {
                open(Place.PROXY, word);
                openProxy(line);
            }
            case "userlist" -> {
                open(Place.USERLIST, word);
                openUserlist(line);
            }
            case "http-errors" -> {
                open(Place.HTTP_ERRORS, word);
                httpErrors = HttpErrorsReader.open(line, reading);
            }
            case "ring" -> {
                open(Place.RING, word);
                ring = RingReader.open(line, reading);
            }
            default -> content(line);
        }
    }

    private void open(Place newPlace, String word) {
        place = newPlace;
        name = word;
    }

    private void content(Line line) {
        switch (place) {
            case GLOBAL -> {
                if (!startsUnsupported(line)) {
                    SectionLines.global(line, reading.configuration.global, reading);
                }
            }
            case PROXY -> {
                if (!startsUnsupported(line)) {
                    SectionLines.proxy(line, proxy, reading);
                }
            }
            case USERLIST -> {
                if (!startsUnsupported(line)) {
                    UserlistReader.read(line, userlist, reading);
                }
            }
            case HTTP_ERRORS -> {
                if (!startsUnsupported(line)) {
                    HttpErrorsReader.read(line, httpErrors, reading);
                }
            }
            case RING -> {
                if (!startsUnsupported(line)) {
                    RingReader.read(line, ring, reading);
                }
            }
            case UNSUPPORTED -> startsUnsupported(line);
            default -> {
                if (!startsUnsupported(line)) {
                    String suggestion = reading.diagnostics.isFull() ? null : SectionNames.suggest(line.word(0));
                    reading.diagnostics.inLine(Severity.ALERT, line.position(), "parsing [" + line.position() + "]: unknown keyword '"
                        + line.word(0) + "' out of section." + (suggestion == null ? "" : " Did you mean '" + suggestion + "' maybe ?"),
                        line.word(0), suggestion);
                }
            }
        }
    }

    /** A section of another kind: one error, and its lines are left out. */
    private boolean startsUnsupported(Line line) {
        if (!SectionNames.isUnsupported(line.word(0))) {
            return false;
        }
        reading.diagnostics.notSupported(line.position(), "section " + line.word(0));
        open(Place.UNSUPPORTED, line.word(0));
        return true;
    }

    private void openUserlist(Line line) {
        userlist = null;
        if (line.count() < 2) {
            reading.diagnostics.errorTight(line.position(), "'userlist' expects <name> as arguments.");
            return;
        }
        if (reading.tooMany(line, 1)) {
            return;
        }
        if (!reading.userlistNames.add(line.word(1))) {
            reading.diagnostics.inLine(Severity.WARNING, line.position(),
                "parsing [" + line.position() + "]: ignoring duplicated userlist '" + line.word(1) + "'.", null, null);
            return;
        }
        userlist = new Userlist(line.word(1), line.position());
        reading.configuration.userlists.add(userlist);
    }

    private void openProxy(Line line) {
        int errors = reading.diagnostics.errorCount();
        proxy = new ProxyDraft(line.word(0));
        ProxySection section = proxy.section;
        section.position = line.position();
        boolean defaults = proxy.isDefaults();
        section.kind = switch (line.word(0)) {
            case "frontend" -> ProxySection.Kind.FRONTEND;
            case "backend" -> ProxySection.Kind.BACKEND;
            default -> ProxySection.Kind.LISTEN;
        };
        boolean nameless = line.count() < 2 || "from".equals(line.word(1)) && line.count() > 2;
        section.name = defaults && nameless ? null : line.word(1);
        if (!defaults) {
            checkName(line, nameless);
        }
        ProxyDraft base = defaultsOf(line, nameless ? 1 : 2);
        if (base != null) {
            DefaultsCopy.copy(base, proxy);
        }
        if (defaults) {
            currentDefaults = proxy;
            if (section.name != null) {
                proxy.sameName = reading.namedDefaults.put(section.name, proxy);
            }
            return;
        }
        proxy.faulty = reading.diagnostics.errorCount() > errors;
        checkDuplicate();
        reading.proxies.add(proxy);
        reading.configuration.proxies.add(section);
    }

    private void checkName(Line line, boolean nameless) {
        String keyword = line.word(0);
        if (nameless) {
            reading.diagnostics.error(line.position(), "'" + keyword + "' expects an <id> argument");
            return;
        }
        String given = line.word(1);
        for (int i = 0; i < given.length(); i++) {
            char character = given.charAt(i);
            boolean valid = Characters.isLetter(character) || Characters.isDigit(character) || "_:.-".indexOf(character) >= 0;
            if (!valid) {
                reading.diagnostics.error(line.position(), "character '" + character + "' is not permitted in '" + keyword + "' name '" + given + "'.");
                return;
            }
        }
    }

    /** The defaults section that a {@code from} at this index names, or the current one; reports what stands there instead. */
    private ProxyDraft defaultsOf(Line line, int index) {
        if (line.count() <= index) {
            return proxy.isDefaults() ? null : implicitDefaults(line);
        }
        String keyword = line.word(0);
        if (!"from".equals(line.word(index)) || line.count() == index + 1) {
            boolean listens = "frontend".equals(keyword) || "listen".equals(keyword);
            reading.diagnostics.error(line.position(), listens ? "please use the 'bind' keyword for listening addresses."
                : "'" + keyword + "' cannot handle unexpected argument '" + line.word(index) + "'.");
            return proxy.isDefaults() ? null : implicitDefaults(line);
        }
        if (line.count() > index + 2) {
            reading.diagnostics.error(line.position(), "'" + keyword + "' cannot handle unexpected argument '" + line.word(index + 2) + "'.");
        }
        return explicitDefaults(line, line.word(index + 1));
    }

    private ProxyDraft implicitDefaults(Line line) {
        if (currentDefaults != null) {
            currentDefaults.usedImplicitly = true;
            if (currentDefaults.usedExplicitly) {
                warnMixedUse(line, currentDefaults);
            }
        }
        return currentDefaults;
    }

    private void warnMixedUse(Line line, ProxyDraft defaults) {
        reading.diagnostics.warning(line.position(), "defaults section '" + defaults.section.name + "' (declared at " + defaults.section.position
            + ") is explicitly referenced by another proxy and implicitly used here. To avoid any ambiguity don't mix both usage. Add a last "
            + "defaults section not explicitly used or always use explicit references.");
    }

    private ProxyDraft explicitDefaults(Line line, String wanted) {
        ProxyDraft found = reading.namedDefaults.get(wanted);
        String user = (proxy.isDefaults() ? "defaults" : Reading.kindName(proxy.section.kind)) + " '"
            + (proxy.section.name == null ? "" : proxy.section.name) + "'";
        if (found != null && found.sameName != null) {
            reading.diagnostics.error(line.position(), "ambiguous defaults section name '" + wanted + "' referenced by " + user
                + " exists at least at " + found.section.position + " and " + found.sameName.section.position + ".");
        } else if (found == null) {
            reading.diagnostics.error(line.position(), "defaults section '" + wanted + "' not found for " + user + ".");
        } else {
            found.usedExplicitly = true;
            if (found.usedImplicitly) {
                warnMixedUse(line, found);
            }
        }
        return found;
    }

    private void checkDuplicate() {
        ProxySection section = proxy.section;
        ProxyDraft other = reading.proxiesByName.putIfAbsent(section.name, proxy);
        if (other != null) {
            String text = "Parsing [" + section.position + "]: " + Reading.describe(section) + " has the same name as "
                + Reading.describe(other.section) + " declared at " + other.section.position + ".";
            boolean clash = other.section.hasFrontend() && section.hasFrontend() || other.section.hasBackend() && section.hasBackend();
            if (clash) {
                reading.diagnostics.inLine(Severity.ALERT, section.position, text, section.name, null);
                proxy.faulty = true;
            } else {
                reading.diagnostics.inLine(Severity.WARNING, section.position,
                    text + " This is dangerous and will not be supported anymore in version 3.3.", null, null);
                reading.proxiesByName.put(section.name, proxy);
            }
        }
    }
}
