package io.sluice.language.config.keyword;

import io.sluice.language.config.model.BindLine;
import java.util.List;

/** What comes in front of a client's own bytes: the header of the PROXY protocol. */
final class BindProxyProtocol extends BindFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.bind("accept-proxy", "", "Every connection must begin with a PROXY protocol header, whose addresses then count as the client's."));
    }

    @Override
    String read(String name, OptionWords words, BindLine bind, Reading reading) {
        bind.acceptsProxyHeader = true;
        return null;
    }
}
