package org.footbridge.service.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareDefinitionsTest {
    private static List<String> compare(String before, String after) {
        return CompareDefinitions.compare(read(before), read(after)).stream()
                .map(difference -> difference.path() + ": "
                        + difference.before().map(JsonNode::toString).orElse("-") + " > "
                        + difference.after().map(JsonNode::toString).orElse("-"))
                .toList();
    }

    private static JsonNode read(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Test
    void aListInAnotherOrderIsNoDifference() {
        assertThat(compare("""
                        {'objects':['user','group'],
                         'scope':{'containers':[{'name':'OU=A,DC=x'},{'name':'OU=B,DC=x'}],
                                  'filters':[{'object':'user','groups':[{'clauses':[
                                    {'attribute':'title','operator':'EQUALS','value':'x'},
                                    {'attribute':'mail','operator':'IS NULL'}]}]},{'object':'group','groups':[]}]},
                         'mappings':{'set':[{'object':'user','target':'title','source':'a'},
                                            {'object':'group','target':'title','source':'b'}]}}""", """
                        {'mappings':{'set':[{'object':'group','target':'title','source':'b'},
                                            {'object':'user','target':'title','source':'a'}]},
                         'scope':{'filters':[{'object':'group','groups':[]},{'groups':[{'clauses':[
                                    {'attribute':'title','operator':'EQUALS','value':'x'},
                                    {'attribute':'mail','operator':'IS NULL'}]}],'object':'user'}],
                                  'containers':[{'name':'ou=B,dc=x'},{'name':'OU=A,DC=x'}]},
                         'objects':['group','user']}"""))
                .as("a name in other letters is told, and nothing else")
                .containsExactly("scope.containers[ou=b,dc=x].name: \"OU=B,DC=x\" > \"ou=B,dc=x\"");
    }

    @Test
    void rowsAreMatchedByTheirClassAndProperty() {
        assertThat(compare("""
                        {'mappings':{'set':[{'object':'user','target':'title','source':'a'},
                                            {'object':'user','target':'city','expression':'x'}]}}""", """
                        {'mappings':{'set':[{'object':'user','target':'city','source':'l'},
                                            {'object':'contact','target':'title','source':'a'}]}}"""))
                .containsExactly(
                        "mappings.set[user/city].source: - > \"l\"",
                        "mappings.set[user/city].expression: \"x\" > -",
                        "mappings.set[contact/title]: - > {\"object\":\"contact\",\"target\":\"title\",\"source\":\"a\"}",
                        "mappings.set[user/title]: {\"object\":\"user\",\"target\":\"title\",\"source\":\"a\"} > -");
    }

    @Test
    void theGuidThatANameWasGivenIsNoDifferenceAndAnotherOneIs() {
        assertThat(compare(
                        "{'scope':{'groups':[{'name':'CN=G'}]}}", "{'scope':{'groups':[{'name':'CN=G','guid':'1'}]}}"))
                .isEmpty();
        assertThat(compare(
                        "{'scope':{'groups':[{'name':'CN=G','guid':'1'}]}}",
                        "{'scope':{'groups':[{'name':'CN=G','guid':'2'}]}}"))
                .containsExactly("scope.groups[cn=g].guid: \"1\" > \"2\"");
    }

    @Test
    void elementsOfTheSameNameAreComparedOneByOne() {
        assertThat(compare(
                        "{'clauses':[{'attribute':'a','operator':'EQUALS','value':'1'},{'attribute':'a','operator':'EQUALS','value':'2'}]}",
                        "{'clauses':[{'attribute':'a','operator':'EQUALS','value':'1'}]}"))
                .containsExactly(
                        "clauses[a EQUALS #2]: {\"attribute\":\"a\",\"operator\":\"EQUALS\",\"value\":\"2\"} > -");
    }

    @Test
    void whatWasAddedAndWhatWasTakenAwayIsTold() {
        assertThat(compare("{'interval':'120s','a':{'b':1},'objects':['user']}", "{'interval':'60s','objects':[]}"))
                .containsExactly("interval: \"120s\" > \"60s\"", "objects[user]: \"user\" > -", "a: {\"b\":1} > -");
        assertThat(compare("{'a':[1,{'x':true}]}", "{'a':[{'x':true},1]}")).isEmpty();
    }
}
