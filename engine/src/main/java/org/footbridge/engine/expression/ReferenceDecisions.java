package org.footbridge.engine.expression;

/** What the reference says where the documentation of the language is silent, or contradicts itself. */
final class ReferenceDecisions {

    static final String DECISIONS = """
            ## Decisions

            Where the public documentation of the language is silent or contradicts itself.

            | Question | Here | Because |
            |---|---|---|
            | A backslash before another character than quote and backslash | stays, with the character | published mappings contain `"\\,"` and `"\\+"` and work only so |
            | Case of names | functions, keywords and attributes in any case | published mappings spell `Instr` and `switch`; LDAP compares the names of attributes without case |
            | Case in `=` | matters | as in Switch; only Booleans, whose spelling differs between systems, are compared without regard to case |
            | No value in functions of texts | functions of one text and Replace keep it, so that `Coalesce(Trim([a]), [b])` works; Left, Mid, Word and Append take it for the empty text, Len gives 0 | documented for Left, Word and Len; at the target both mean no value |
            | No value as a number | fails with `ValueMissing` | a missing userAccountControl must not pass for an enabled account |
            | Several values in functions of single ones | functions of a text are called for each value of it; everywhere else the evaluation fails | silently taking the first would hide a mistake |
            | Empty text at the end of an expression | no value; the whole expression `""` too | the documentation says that `""` flows NULL |
            | Coalesce and the empty text | the empty text is a value | documented so; empty attributes of a directory are absent, so that they are passed over all the same |
            | Conditions over absent attributes | no value is the empty text in comparisons and false by itself; never an error | the vendor's own default mappings test absent attributes with IsPresent |
            | IsPresent as source of Switch | Booleans are the texts True and False | published mappings use the key `"True"` |
            | A default value of Switch that gets lost | does not happen | a defect of one service, not a rule |
            | Split | trims the parts and leaves out empty ones | the documented result has no blanks |
            | Join | leaves out absent and empty parts with their separator | documented for empty ones; absent ones cannot mean more |
            | Word and separators side by side | count as one | an empty word is of no use |
            | Mid out of range | a start behind the end gives the empty text; a start before 1 or a negative length the text itself | the first is needed for capitalising names of one letter, the second is Connect's rule |
            | Replace with a group and another attribute | a source with a value stays as it is; else the group found in the other attribute | of two contradicting pages the more precise one |
            | Replace without source, without match | no value; unchanged | nothing can be replaced in either |
            | RemoveDuplicates, Contains | case matters, the first one stays | SMTP: and smtp: mean different things |
            | Not | gives the texts True and False; compares with True without regard to case | directories write TRUE |
            | BitAnd | 64 bits, two's complement | groupType is negative |
            | `[x] = 1` | compared as numbers when one side is a number and both can be read as one | published mappings compare an attribute with a bare number |
            | SelectUniqueValue | refused in mappings from a directory to the tenant | the service does not support it there |
            | Redact | gives its value and marks the mapping as secret | so that the value flows and is not logged |
            | Item outside the list | fails with `ItemMissing` | documented on one of two pages; a wrong position is a mistake |
            | Switch and blanks | nothing is trimmed | one published example would need it, all others work without |
            | A number or Boolean as a whole expression | refused; use a mapping of the kind Constant | so that a text that was meant to be quoted is noticed |
            | A date without offset | is in UTC; one with an offset becomes UTC | the samples fit nothing else |
            | dateTimeStyles | names of .NET with commas between them | that is how .NET writes them |
            | DateDiff | counts borders between units, weeks from Sunday, as Visual Basic | the documented difference in weeks is no duration |
            | DateAdd at the end of a month | the last day of the month | as .NET does it |
            | Never, as 0 or the largest number | DateFromNum gives no value | it is no date |
            | An absent or wrong date | CDate keeps no value and fails for a wrong text; DateDiff fails for both | a missing date must not decide anything |
            | Regular expressions | those of .NET, with Unicode classes; counted steps in place of a time limit | the language is documented by .NET; times would make results depend on the machine |
            | PCase and apostrophes | an apostrophe within a word does not end it, unless it is among the separators | real results show john's |
            | NormalizeDiacritics beyond its table | further Latin letters lose their marks | a name with ő is meant like one with ö |
            | RandomString | fails when the minimums exceed the length | there is no such text |
            | Upper and lower case | one character becomes one character; İ and ı change only in the cultures tr and az | as .NET does it |
            | InStr | a start before 1 counts as 1, one behind the end finds nothing; vbBinaryCompare unless said otherwise | no reason to fail an object |
            | CBool | the texts True and False count, other texts fail | an answer to a question that was not asked would be a guess |
            | DNComponent outside the name | no value | names differ in length |
            | IgnoreFlowIfNullOrEmpty within other functions | decides the whole mapping as soon as it is reached | it is documented as the outermost wrapper; so it means the same wherever it stands |

            """;

    static final String CONNECT = """
            ## Functions of Connect

            Functions that only Connect has are offered under their own names; they are listed above and marked. Where one name has two
            contracts the one of the cloud language holds:

            | Name | Connect | Here |
            |---|---|---|
            | Switch | pairs of condition and value | a source, a default, pairs of key and value; for conditions nest IIF |
            | Replace | text, old, new | seven positions: `Replace(text, old, , , new, , )` |
            | Join | one attribute, then the delimiter | the separator first, then any number of parts |
            | FormatDateTime | a date and a format | a text, its format, the format wanted |
            | NumFromDate | takes a date | takes a text in ISO 8601, or a date |
            | PCase | words end at blanks; words in capitals stay | words end at anything that is no letter; words in capitals are lowered |
            | Now | local time | UTC |
            | Mid | a start behind the end gives the text itself | gives the empty text |
            | Trim, Left, Len, Word and all others that have one contract | | the same |

            Connect's arithmetic (`+`, `-`, `*`), `&&`, `||` and parentheses around operands are not part of this language.
            """;

    private ReferenceDecisions() {}
}
