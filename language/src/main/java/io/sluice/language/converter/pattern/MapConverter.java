package io.sluice.language.converter.pattern;

import io.sluice.base.address.IpText;
import io.sluice.language.pattern.MatchMethod;
import io.sluice.language.pattern.PatternIndex;
import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code map} family: the value that a file gives to the pattern that the sample matches. Names are made of how patterns are matched and of the
 * type of the values; {@code _key} answers with the pattern instead of its value.
 */
final class MapConverter extends Converter {

    private static final MatchMethod[] METHODS = {MatchMethod.BEG, MatchMethod.DIR, MatchMethod.DOM, MatchMethod.END, MatchMethod.INT, MatchMethod.IP,
        MatchMethod.REG, MatchMethod.STR, MatchMethod.SUB};

    private final PatternIndex index;
    private final SampleType output;
    private final boolean key;
    /** Null when there is no answer for what is not found. */
    private final Sample otherwise;

    private MapConverter(PatternIndex index, SampleType output, boolean key, Sample otherwise) {
        this.index = index;
        this.output = output;
        this.key = key;
        this.otherwise = otherwise;
    }

    static List<ConverterKeyword> keywords() {
        List<ConverterKeyword> keywords = new ArrayList<>();
        keywords.add(keyword("map", MatchMethod.STR, SampleType.STRING, "(string[,string])", false));
        for (MatchMethod method : METHODS) {
            String name = "map_" + method.label();
            keywords.add(keyword(name, method, SampleType.STRING, "(string[,string])", false));
            keywords.add(keyword(name + "_int", method, SampleType.INTEGER, "(string[,integer])", false));
            keywords.add(keyword(name + "_ip", method, SampleType.ADDRESS, "(string[,string])", false));
            keywords.add(keyword(name + "_key", method, SampleType.STRING, "(string)", true));
        }
        return keywords;
    }

    private static ConverterKeyword keyword(String name, MatchMethod method, SampleType output, String arguments, boolean key) {
        String signature = name + arguments + ": " + output.label() + " => " + method.takes().label();
        return ConverterKeyword.of(signature, given -> {
            // Also the messages come in this order.
            Sample otherwise = otherwise(given, output);
            return new MapConverter(index(given, method, output), output, key, otherwise);
        });
    }

    /** The index behind the first argument, which names a file. */
    static PatternIndex index(Arguments arguments, MatchMethod method, SampleType output) throws ArgumentProblem {
        PatternRegistry registry = arguments.place().resource(PatternRegistry.class);
        try {
            return registry.named(arguments.text(0, ""), new PatternRegistry.Use(true, true, arguments.place().position()),
                new PatternIndex.Kind(method, false, false, output));
        } catch (PatternProblem problem) {
            throw new ArgumentProblem(problem.getMessage());
        }
    }

    private static Sample otherwise(Arguments arguments, SampleType output) throws ArgumentProblem {
        if (!arguments.has(1)) {
            return null;
        }
        Sample value = new Sample(Integer.MAX_VALUE);
        if (output == SampleType.INTEGER) {
            value.integer(arguments.number(1, 0));
        } else if (output == SampleType.STRING) {
            value.string(arguments.bytes(1));
        } else {
            String text = arguments.text(1, "");
            byte[] address = IpText.parse(text.indexOf('/') < 0 ? text : text.substring(0, text.indexOf('/')));
            if (address == null) {
                throw new ArgumentProblem("map: cannot parse default ip <" + text + ">.");
            }
            if (address.length == 4) {
                value.ipv4(Casts.bigEndian(address, 0, 4));
            } else {
                value.ipv6(Casts.bigEndian(address, 0, 8), Casts.bigEndian(address, 8, 8));
            }
        }
        return value;
    }

    @Override
    public boolean convert(SampleContext context, Sample sample) {
        if (key) {
            return index.translateToKey(sample);
        }
        if (index.translate(sample)) {
            return Casts.cast(sample, output);
        }
        if (otherwise == null) {
            return false;
        }
        switch (otherwise.type) {
            case INTEGER -> sample.integer(otherwise.number);
            case IPV4 -> sample.ipv4(otherwise.number);
            case IPV6 -> sample.ipv6(otherwise.high, otherwise.low);
            default -> sample.string(otherwise.bytes);
        }
        return true;
    }
}
