package io.sluice.language.rule;

import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.config.source.FileSource;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.sample.ExpressionPlace;
import java.util.List;

/** A cursor over the words of one line, with what the line's reader may need to know about its place. Used by one thread, for one line. */
public final class Words {

    private final List<String> words;
    private final Position position;
    private final ProxySection proxy;
    private final String owner;
    private final RuleSet ruleSet;
    private final FileSource files;
    private final int bufferSizeBytes;
    private final ExpressionPlace place;
    private int next;

    public Words(List<String> words, int next, Position position, ProxySection proxy, String owner, RuleSet ruleSet,
                  FileSource files, int bufferSizeBytes, ExpressionPlace place) {
        this.words = words;
        this.next = next;
        this.position = position;
        this.proxy = proxy;
        this.owner = owner;
        this.ruleSet = ruleSet;
        this.files = files;
        this.bufferSizeBytes = bufferSizeBytes;
        this.place = place;
    }

    /** The action as written, with what stands in parentheses behind its name. */
    public String action() {
        return words.get(1);
    }

    /** What stands in parentheses behind the action's name; null when there are none. */
    public String parenthesis() {
        String action = action();
        int open = action.indexOf('(');
        int close = action.lastIndexOf(')');
        return open < 0 || close < open ? null : action.substring(open + 1, close);
    }

    /** Reports what is wrong with the action's arguments; answers null, which is what a binder then answers. */
    public Object fail(Diagnostics diagnostics, String problem) {
        diagnostics.error(position, "error detected in " + owner + " while parsing '" + ruleSet.keyword() + " " + action() + "' rule : " + problem
            + ".");
        return null;
    }

    public boolean hasNext() {
        return next < words.size();
    }

    /** The next word without taking it; the empty string at the end. */
    public String peek() {
        return hasNext() ? words.get(next) : "";
    }

    /** Takes the next word; the empty string at the end. */
    public String next() {
        return hasNext() ? words.get(next++) : "";
    }

    /** Takes the next word when it is this one. */
    public boolean take(String word) {
        if (!hasNext() || !words.get(next).equals(word)) {
            return false;
        }
        next++;
        return true;
    }

    /** True where a condition starts ({@code if} or {@code unless}) and at the end of the line. */
    public boolean atCondition() {
        return !hasNext() || "if".equals(peek()) || "unless".equals(peek());
    }

    /** All words from the next one on. */
    public List<String> rest() {
        return List.copyOf(words.subList(next, words.size()));
    }

    /** The line as a place for expressions. */
    public ExpressionPlace place() {
        return place;
    }

    public Position position() {
        return position;
    }

    /** The section the line stands in. */
    public ProxySection proxy() {
        return proxy;
    }

    /** How messages name the section: {@code frontend 'www'}. */
    public String owner() {
        return owner;
    }

    public RuleSet ruleSet() {
        return ruleSet;
    }

    /** The size of a buffer ({@code tune.bufsize}), which nothing that is sent at once exceeds. */
    public int bufferSizeBytes() {
        return bufferSizeBytes;
    }

    /** Where files named in the line are read from. */
    public FileSource files() {
        return files;
    }
}
