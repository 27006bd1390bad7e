package io.sluice.language.config.keyword;

import io.sluice.language.config.model.BindLine;

/** Options of {@code bind} and {@code stats socket} lines. */
abstract class BindFamily extends KeywordFamily {

    /** Reads the arguments of the option just taken; returns what is wrong, or null. */
    abstract String read(String name, OptionWords words, BindLine bind, Reading reading);
}
