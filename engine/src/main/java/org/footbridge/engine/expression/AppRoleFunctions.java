package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.APP_ROLES;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Functions of the roles that somebody is assigned to; for sources that have such an attribute. */
final class AppRoleFunctions {

    private static final String SHAPE =
            "Each assignment is a role's name, or a JSON object with `displayName` and `value`.";
    private static final String COMPLEX = "Every role has `primary` false.";
    private static final Value ADMIN = new Value.Text("Admin");
    private static final Value BOTH =
            new Value.Many(List.of(ADMIN, new Value.Text("{\"displayName\":\"Reader\",\"value\":\"read\"}")));

    private static final FunctionDefinition NAMES = function("AppRoleAssignments", APP_ROLES)
            .from(FunctionOrigin.NAME_AND_PARAMETERS)
            .says("The values of all roles.")
            .takes(required("source", ValueType.SEVERAL, "the assignments"))
            .gives(ValueType.SEVERAL)
            .onNull("No value.")
            .onSeveral("One value for each.")
            .note(SHAPE)
            .fails("InvalidAppRole", "when an assignment has no name or is damaged JSON")
            .example("AppRoleAssignments([appRoleAssignments])", "appRoleAssignments", BOTH, "[\"Admin\", \"read\"]")
            .does(arguments -> all(arguments, AppRole::value));

    private static final FunctionDefinition COMPLEX_ROLES = complex("AppRoleAssignmentsComplex")
            .note("A target adds them to those it has.")
            .does(arguments -> all(arguments, AppRole::complex));

    private static final FunctionDefinition ASSERTIVE_ROLES = complex("AssertiveAppRoleAssignmentsComplex")
            .note("A target replaces those it has by them, so that roles that are no longer assigned vanish.")
            .does(arguments -> all(arguments, AppRole::complex));

    private static final FunctionDefinition SINGLE_ROLE = function("SingleAppRoleAssignment", APP_ROLES)
            .says("The value of the only role.")
            .takes(required("source", ValueType.SEVERAL, "the assignments"))
            .onNull("No value.")
            .onSeveral("Fails when there are two or more.")
            .note(SHAPE)
            .fails("SeveralValues", "when somebody has several roles")
            .fails("InvalidAppRole", "when the assignment has no name or is damaged JSON")
            .example("SingleAppRoleAssignment([appRoleAssignments])", "appRoleAssignments", ADMIN, "\"Admin\"")
            .does(AppRoleFunctions::single);

    static final List<FunctionDefinition> ALL = List.of(NAMES, COMPLEX_ROLES, ASSERTIVE_ROLES, SINGLE_ROLE);

    private AppRoleFunctions() {}

    private static DefineFunction complex(String name) {
        return function(name, APP_ROLES)
                .says("All roles as values of a SCIM attribute `roles`, each a JSON object with primary, type, "
                        + "displayName and value.")
                .takes(required("source", ValueType.SEVERAL, "the assignments"))
                .gives(ValueType.SEVERAL)
                .onNull("No value.")
                .onSeveral("One value for each.")
                .note(SHAPE)
                .note(COMPLEX)
                .fails("InvalidAppRole", "when an assignment has no name or is damaged JSON")
                .example(
                        name + "([appRoleAssignments])",
                        "appRoleAssignments",
                        ADMIN,
                        "[" + WriteExpression.quoted(new AppRole("Admin", "Admin").complex()) + "]");
    }

    private static Value single(Arguments arguments) {
        Value assignment = arguments.single(0);
        return assignment instanceof Value.Nothing
                ? assignment
                : new Value.Text(role(arguments, assignment).value());
    }

    private static Value all(Arguments arguments, Function<AppRole, String> form) {
        List<Value> assignments = arguments.values(0);
        if (assignments.isEmpty()) {
            return Value.NOTHING;
        }
        List<Value> roles = new ArrayList<>(assignments.size());
        for (Value assignment : assignments) {
            roles.add(new Value.Text(form.apply(role(arguments, assignment))));
        }
        return new Value.Many(roles);
    }

    private static AppRole role(Arguments arguments, Value assignment) {
        String text = TextForm.of(assignment);
        arguments.budget().spend(text.length());
        try {
            return AppRole.of(text);
        } catch (IllegalArgumentException e) {
            throw arguments.fault(
                    0,
                    "InvalidAppRole",
                    "an assignment cannot be read: " + e.getMessage() + ".",
                    "Give it role names, or JSON objects with displayName and value.");
        }
    }
}
