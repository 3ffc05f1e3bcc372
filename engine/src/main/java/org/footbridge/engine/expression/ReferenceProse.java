package org.footbridge.engine.expression;

/** What the reference says about the language as a whole. */
final class ReferenceProse {

    static final String BEGINNING = """
            # Expressions

            <!-- Written by the code: ./footbridge expression --reference > docs/expressions.md -->

            An attribute mapping of the kind Expression computes a value from attributes of the source object:

                Join(", ", Trim([sn]), Trim([givenName]))

            Try one, without any service:

                ./footbridge expression 'Trim([givenName])' --input '{"givenName":" Ann "}'
                ./footbridge expression --describe Trim
                ./footbridge expression 'Trim([givenName])' --object 'CN=Ann,OU=Staff,DC=corp,DC=example' --directory corp

            ## How expressions are written

            ```
            expression    = concatenation
            argument      = [ concatenation [ comparison concatenation ] ]
            concatenation = operand { "&" operand }
            operand       = attribute | text | number | hexadecimal | parameter | keyword | variable | call
            attribute     = "[" name "]"
            text          = '"' { character | \\" | \\\\ } '"'
            number        = [ "-" ] digits [ "." digits ]
            hexadecimal   = "&H" hexadecimal digits
            parameter     = "%" name "%"
            variable      = "$" name
            call          = name "(" [ argument { "," argument } ] ")"
            comparison    = "=" | "<>" | ">" | ">=" | "<" | "<="
            ```

            - Blanks and line breaks may stand between all of these, also between the name of a function and its parenthesis.
            - **Attributes** are found in any case, as in LDAP: `[GivenName]` is `[givenName]`.
            - **Functions** and keywords are found in any case: `Instr` is `InStr`.
            - **Texts** stand in straight double quotes. `\\"` is a quote and `\\\\` a backslash; any other backslash is kept, so
              `"\\,"` has two characters. The backslashes of a regular expression are therefore doubled: `"\\\\d+"`.
            - **Numbers** may be quoted where a number is expected: `Mid([sn], "1", "3")`.
            - **Empty positions**: an optional argument is left out at the end, `ToLower([sn])`, or its position stays empty,
              `Replace([sn], "a", , , "b", , )`.
            - **Keywords**: `True`, `False`, `NULL` (no value), `CRLF` (a line break), `IgnoreAttributeFlow`, `IgnoreObjectFlow`;
              from Connect also `IgnoreThisFlow` (as `IgnoreAttributeFlow`) and `AuthoritativeNull` (as `NULL`).
            - **Parameters** say something of the directory, not of an object: `%DomainFQDN%`, `%DomainNetBios%`, `%ForestFQDN%`,
              `%ForestNetBios%`. A mapping that names another is refused. As long as one is not known of a directory, the mappings
              that name it are left out.
            - **Comparisons** stand where a Boolean is expected, as in IIF, CBool, Not and Where, and nowhere else. There is no AND, no
              OR, no NOT but the function, and no arithmetic; nest IIF, and put texts together with `&`, Append or Join.
            - **Variables** belong to the functions that bind them, such as Select.
            - An expression is a call, an attribute, a text, or several of them with `&`. For a fixed number or Boolean use a mapping of the
              kind Constant. The text `""` alone means no value, and so clears the target.

            ## Types

            What a parameter accepts, and with which code the evaluation fails otherwise. What can be seen to be wrong in the
            text, such as `Left([sn], "three")`, is refused before any evaluation.

            """;

    static final String VALUES = """
            ## Values

            - **No value** is an absent attribute. An attribute that is empty in the directory is absent. The empty text is a value
              while it is inside an expression; an expression that yields it at its end yields no value for the target.
            - **Several values**: functions of one text are called for each value and give a list, so `Trim([proxyAddresses])`
              trims each address. Other functions say what they do. A single-valued target takes the first value.
            - **Text forms**: numbers in digits with a point, Booleans `True` and `False`, dates `M/d/yyyy h:mm:ss tt` in UTC as in
              `3/23/2026 7:00:00 AM`, references as distinguished names, binary values in base64.
            - **Comparing**: no value counts as the empty text. Numbers are compared as numbers when one side is a number and the
              other can be read as one: `[x] = 1` holds for `"01"`, `[x] = "1"` does not. Dates are compared as dates, a Boolean
              with a text without regard to case, everything else as text, character by character, where case matters.
            - **Lazy**: only the branch that is taken is evaluated, in IIF, Switch, Coalesce and SelectUniqueValue. `Error` in another
              branch does nothing.
            - **Leaving alone**: `IgnoreFlowIfNullOrEmpty`, `IgnoreAttributeFlow` and `IgnoreObjectFlow` decide the whole mapping as soon as
              they are reached, wherever they stand, whatever the rest yields.
            - Constant parts are evaluated once. An expression holds no state and may be evaluated by any number of threads.

            ## Errors

            A text that is no expression is refused with the position of the first character that is wrong, what stands
            there, what was expected, and the name that is spelled most like an unknown one. An evaluation that fails, fails its object,
            never the cycle; it names the object, the attribute, the function and the value. Codes: [errors.md](errors.md).

            """;

    static final String LIMITS = """
            ## Limits

            Counted, never timed: what is refused once is refused always.

            | What | At most | Code |
            |---|---|---|
            | characters of an expression | %,d | `ExpressionTooLong` |
            | functions within each other | %,d | `ExpressionTooDeep` |
            | characters of a text that a function makes | %,d | `ValueTooLong` |
            | values of a list that a function makes | %,d | `TooManyValues` |
            | steps of an evaluation: calls, characters that are made, steps of regular expressions | %,d | `EvaluationTooLong` |

            """;

    private ReferenceProse() {}
}
