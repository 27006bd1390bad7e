package io.sluice.language.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The arguments of one fetch or converter, with the objects that its place in the configuration offers. */
public final class Arguments {

    private final List<Argument> list;
    private final ExpressionPlace place;

    public Arguments(List<Argument> list, ExpressionPlace place) {
        this.list = new ArrayList<>(list);
        this.place = place;
    }

    public int count() {
        return list.size();
    }

    public boolean has(int i) {
        return i < list.size();
    }

    public Argument get(int i) {
        return list.get(i);
    }

    /** The text of an argument; {@code otherwise} when it was not given. */
    public String text(int i, String otherwise) {
        return i < list.size() ? list.get(i).text() : otherwise;
    }

    /** The bytes of an argument; null when it was not given. */
    public byte[] bytes(int i) {
        return i < list.size() ? list.get(i).text().getBytes(StandardCharsets.ISO_8859_1) : null;
    }

    /** The value of an integer argument; {@code otherwise} when it was not given. */
    public long number(int i, long otherwise) {
        return i < list.size() ? list.get(i).number() : otherwise;
    }

    /** The name of a proxy, table, server or user list; the proxy that the line stands in when it was not given. */
    public String reference(int i) {
        return i < list.size() && !list.get(i).text().isEmpty() ? list.get(i).text() : place.owner();
    }

    /** Where the expression stands. */
    public ExpressionPlace place() {
        return place;
    }
}
