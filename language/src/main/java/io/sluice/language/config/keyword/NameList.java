package io.sluice.language.config.keyword;

import java.util.ArrayList;
import java.util.List;

/** Names written as one text, separated by blanks: big tables that cost nothing until somebody asks. */
final class NameList {

    private NameList() {
    }

    static List<String> split(String names) {
        List<String> list = new ArrayList<>();
        int start = 0;
        while (start < names.length()) {
            int end = names.indexOf(' ', start);
            end = end < 0 ? names.length() : end;
            if (end > start) {
                list.add(names.substring(start, end));
            }
            start = end + 1;
        }
        return list;
    }
}
