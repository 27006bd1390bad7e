package io.sluice.control.command.pattern;

/** The two families of commands, which differ in words and in which references they see. */
enum PatternKind {
    MAP("map", "map"),
    ACL("acl", "ACL");

    /** The word in the command. */
    final String word;
    /** The word in messages. */
    final String label;

    PatternKind(String word, String label) {
        this.word = word;
        this.label = label;
    }
}
