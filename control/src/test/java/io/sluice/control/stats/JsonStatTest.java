package io.sluice.control.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.stats.column.StatColumn;
import io.sluice.control.stats.column.StatTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** JSON output says what CSV says, in the shape that the schema declares. */
class JsonStatTest {
    private final StatsTestKit kit = StatsTestKit.recorded();
    private final Map<String, Object> schema = JsonText.object(JsonText.parse(kit.ask("show schema json")));

    private Map<String, Object> definition(String name) {
        return JsonText.object(JsonText.object(schema.get("definitions")).get(name));
    }

    @Test
    void theSchemaIsOneLineAndDeclaresBothOutputsAndErrors() {
        assertThat(kit.ask("show schema json")).endsWith("}\n").matches("[^\n]*\n");
        assertThat(schema.keySet()).containsExactly("$schema", "oneOf", "definitions");
        assertThat(JsonText.list(schema.get("oneOf"))).extracting(output -> JsonText.object(output).get("title"))
                .containsExactly("Info", "Stat", "Error");
        assertThat(JsonText.object(schema.get("definitions")).keySet()).containsExactly("field", "processNum", "tags", "typedValue");
        assertThat(JsonText.object(definition("typedValue").get("definitions")).keySet()).containsExactly("s32Value", "s64Value", "u32Value",
                "u64Value", "strValue", "unknownValue");
    }

    private Set<Object> words(String tag) {
        return Set.copyOf(JsonText.list(JsonText.object(definition("tags").get(tag)).get("enum")));
    }

    private Set<Object> objectTypes() {
        Map<String, Object> stat = JsonText.object(JsonText.list(schema.get("oneOf")).get(1));
        Map<String, Object> properties = JsonText.object(JsonText.object(stat.get("items")).get("properties"));
        return Set.copyOf(JsonText.list(JsonText.object(properties.get("objType")).get("enum")));
    }

    private void assertValue(Map<String, Object> typed) {
        Map<String, Object> types = JsonText.object(definition("typedValue").get("definitions"));
        Map<String, Object> properties = JsonText.object(JsonText.object(types.get(typed.get("type") + "Value")).get("properties"));
        Map<String, Object> shape = JsonText.object(properties.get("value"));
        if (shape.get("type").equals("string")) {
            assertThat(typed.get("value")).isInstanceOf(String.class);
            return;
        }
        assertThat((Double) typed.get("value")).isBetween((Double) shape.get("minimum"), (Double) shape.get("maximum"));
    }

    @Test
    void everyItemHasTheMembersThatTheSchemaDeclares() {
        Set<Object> origins = words("origin");
        Set<Object> natures = words("nature");
        Set<Object> scopes = words("scope");
        Set<Object> objectTypes = objectTypes();
        List<Object> rows = JsonText.parseList(kit.ask("show stat json"));
        assertThat(rows).hasSize(22);
        for (Object row : rows) {
            assertThat(JsonText.list(row)).isNotEmpty();
            for (Object cell : JsonText.list(row)) {
                Map<String, Object> item = JsonText.object(cell);
                assertThat(item.keySet()).containsExactly("objType", "proxyId", "id", "field", "processNum", "tags", "value");
                assertThat(objectTypes).contains(item.get("objType"));
                Map<String, Object> tags = JsonText.object(item.get("tags"));
                assertThat(origins).contains(tags.get("origin"));
                assertThat(natures).contains(tags.get("nature"));
                assertThat(scopes).contains(tags.get("scope"));
                assertThat(item).containsEntry("processNum", 1.0);
                assertValue(JsonText.object(item.get("value")));
            }
        }
    }

    @Test
    void cellsThatAreEmptyInCsvAreLeftOutAndTheOthersAreTheSame() {
        List<StatColumn> columns = StatTable.all();
        String[] csv = kit.ask("show stat tcpbe 4 1").split("\n", -1)[1].split(",", -1);
        List<Object> row = JsonText.list(JsonText.parseList(kit.ask("show stat tcpbe 4 1 json")).getFirst());
        int found = 0;
        for (int position = 0; position < columns.size(); position++) {
            // The separator of the CSV has no position of its own.
            String expected = csv[position < StatTable.proxyColumns().size() ? position : position + 1];
            if (expected.isEmpty()) {
                continue;
            }
            Map<String, Object> item = JsonText.object(row.get(found++));
            assertThat(JsonText.object(item.get("field"))).containsEntry("pos", (double) position)
                    .containsEntry("name", columns.get(position).name());
            Object value = JsonText.object(item.get("value")).get("value");
            assertThat(value instanceof Double number ? Long.toString(number.longValue()) : value).isEqualTo(expected);
        }
        assertThat(row).hasSize(found);
    }

    @Test
    void noRowAtAllIsAnEmptyList() {
        assertThat(kit.ask("show stat app 0 -1 json")).isEqualTo("[]\n");
    }

    @Test
    void textsThatNeedItAreEscaped() {
        kit.server("app", "a1").cookie("q\"b\\s\u0001".getBytes(StandardCharsets.ISO_8859_1));
        List<Object> row = JsonText.list(JsonText.parseList(kit.ask("show stat app 4 1 json")).getFirst());
        assertThat(row).map(item -> JsonText.object(JsonText.object(item).get("value")).get("value")).contains("q\"b\\s\u0001");
    }
}
