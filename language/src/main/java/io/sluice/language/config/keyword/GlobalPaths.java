package io.sluice.language.config.keyword;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import java.util.List;

/** State files, search paths and settings of TLS that wait for TLS. */
final class GlobalPaths extends GlobalFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.global("server-state-base", "<directory>", "Where relative names of server-state files start.").missing(),
            Keyword.global("server-state-file", "<file>", "The file that servers' states are loaded from.").missing(),
            Keyword.global("default-path", "current | config | parent | origin <directory>", "Where relative file names start."),
            Keyword.global("ca-base", "<directory>", "Where relative names of certificate authorities start.").accepted(),
            Keyword.global("crt-base", "<directory>", "Where relative names of certificates start.").accepted(),
            Keyword.global("key-base", "<directory>", "Where relative names of private keys start.").accepted(),
            Keyword.global("ssl-default-bind-ciphers", "<list>", "Ciphers of TLS listeners.").accepted(),
            Keyword.global("ssl-default-bind-ciphersuites", "<list>", "TLS 1.3 cipher suites of listeners.").accepted(),
            Keyword.global("ssl-default-bind-curves", "<list>", "Curves of TLS listeners.").accepted(),
            Keyword.global("ssl-default-bind-options", "<option>…", "Options of TLS listeners.").accepted(),
            Keyword.global("ssl-default-server-ciphers", "<list>", "Ciphers of TLS to servers.").accepted(),
            Keyword.global("ssl-default-server-ciphersuites", "<list>", "TLS 1.3 cipher suites to servers.").accepted(),
            Keyword.global("ssl-default-server-options", "<option>…", "Options of TLS to servers.").accepted(),
            Keyword.global("ssl-dh-param-file", "<file>", "Diffie-Hellman parameters.").accepted(),
            Keyword.global("ssl-load-extra-files", "<kind>…", "What is loaded beside certificates.").accepted(),
            Keyword.global("ssl-server-verify", "none | required", "Whether servers' certificates are verified.").accepted());
    }

    @Override
    void read(Line line, GlobalSection global, boolean negated, Reading reading) {
        switch (line.word(0)) {
            case "server-state-base" -> {
                missing(line, text(line, "'server-state-base' expects one argument: a directory path.", reading), reading);
            }
            case "server-state-file" -> {
                missing(line, text(line, "'server-state-file' expect one argument: a file path.", reading), reading);
            }
            case "default-path" -> defaultPath(line, global, reading);
            case "ca-base", "crt-base", "key-base" -> base(line, global, reading);
            case "ssl-server-verify" -> {
                if (!"none".equals(line.word(1)) && !"required".equals(line.word(1))) {
                    reading.error(line, "'ssl-server-verify' expects 'none' or 'required' as argument.");
                }
            }
            default -> {
                if (line.count() < 2) {
                    reading.error(line, "global statement '" + line.word(0) + "' expects an argument.");
                }
            }
        }
    }

    /** A word whose argument is right all the same. */
    private static void missing(Line line, String argument, Reading reading) {
        if (argument != null) {
            reading.diagnostics.notSupported(line.position(), line.word(0));
        }
    }

    private static void base(Line line, GlobalSection global, Reading reading) {
        String path = text(line, "global statement '" + line.word(0) + "' expects a directory path as an argument.", reading);
        if (path == null) {
            return;
        }
        switch (line.word(0)) {
            case "ca-base" -> global.certificateAuthorityBase = Characters.decoded(path);
            case "crt-base" -> global.certificateBase = Characters.decoded(path);
            default -> global.keyBase = Characters.decoded(path);
        }
    }

    private static void defaultPath(Line line, GlobalSection global, Reading reading) {
        String supported = " for 'default-path', supported modes include 'current', 'config', 'parent', and 'origin'.";
        switch (line.word(1)) {
            case "" -> reading.error(line, "missing default-path mode ''" + supported);
            case "current" -> global.defaultPath = GlobalSection.DefaultPath.CURRENT;
            case "config" -> global.defaultPath = GlobalSection.DefaultPath.CONFIG;
            case "parent" -> global.defaultPath = GlobalSection.DefaultPath.PARENT;
            case "origin" -> {
                if (line.count() < 3) {
                    reading.error(line, "'default-path origin' expects a directory as an argument.");
                } else {
                    global.defaultPath = GlobalSection.DefaultPath.ORIGIN;
                    global.defaultPathOrigin = Characters.decoded(line.word(2));
                }
            }
            default -> reading.error(line, "unsupported default-path mode '" + line.word(1) + "'" + supported);
        }
    }
}
