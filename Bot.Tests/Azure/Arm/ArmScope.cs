using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Azure.Arm;

/// <summary>One template with the values of its parameters: what <c>parameters('x')</c> and <c>variables('x')</c> mean in it.</summary>
internal sealed class ArmScope(JObject template, JObject given)
{
    private readonly Dictionary<string, JToken> _variables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A copy with every expression replaced by its value. A property that is null is gone, as in Azure.</summary>
    public JToken Resolve(JToken token)
    {
        switch (token)
        {
            case JObject fields:
                var resolved = new JObject();
                foreach (var field in fields.Properties())
                {
                    var value = Resolve(field.Value);
                    if (value.Type != JTokenType.Null)
                    {
                        resolved[Resolve(new JValue(field.Name)).Value<string>()!] = value;
                    }
                }
                return resolved;
            case JArray items:
                return new JArray(items.Select(Resolve));
            case JValue { Type: JTokenType.String } text when ArmExpression.IsExpression((string)text!):
                return Evaluate(ArmExpression.Parse((string)text!));
            default:
                return token.DeepClone();
        }
    }

    public JToken Evaluate(ArmExpression expression) => expression switch
    {
        ArmExpression.Text text => new JValue(text.Value),
        ArmExpression.Number number => new JValue(number.Value),
        ArmExpression.Member member => Evaluate(member.Of) is JObject fields && fields.TryGetValue(member.Name, StringComparison.OrdinalIgnoreCase, out var value)
            ? value
            : throw new ArmException($"there is no {member.Name} in {member.Of}"),
        ArmExpression.Call { Name: "parameters", Arguments: [ArmExpression.Text name] } => Parameter(name.Value),
        ArmExpression.Call { Name: "variables", Arguments: [ArmExpression.Text name] } => Variable(name.Value),
        // Azure evaluates the branch that is taken, and so must we: the other may name what does not exist.
        ArmExpression.Call { Name: "if", Arguments: [var test, var yes, var no] } => Evaluate(Evaluate(test).Value<bool>() ? yes : no),
        ArmExpression.Call call => ArmFunctions.Call(call.Name, [.. call.Arguments.Select(Evaluate)]),
        _ => throw new ArmException($"{expression} cannot be evaluated"),
    };

    /// <summary>The value of each parameter, checked against its declaration.</summary>
    public IEnumerable<string> WrongParameters()
    {
        var declared = (JObject?)template["parameters"] ?? [];
        foreach (var value in given.Properties().Where(value => !declared.ContainsKey(value.Name)))
        {
            yield return $"the template has no parameter {value.Name}";
        }
        foreach (var parameter in declared.Properties())
        {
            if (!given.ContainsKey(parameter.Name) && parameter.Value["defaultValue"] is null)
            {
                yield return $"parameter {parameter.Name} has no value";
            }
            else if (ArmParameter.Wrong((JObject)parameter.Value, Parameter(parameter.Name)) is { } problem)
            {
                yield return $"parameter {parameter.Name} {problem}";
            }
        }
    }

    private JToken Parameter(string name)
    {
        var declared = template["parameters"]?[name] ?? throw new ArmException($"there is no parameter {name}");
        return given[name]?["value"]
            ?? Resolve(declared["defaultValue"] ?? throw new ArmException($"parameter {name} has no value"));
    }

    private JToken Variable(string name)
    {
        if (!_variables.TryGetValue(name, out var value))
        {
            value = _variables[name] = Resolve(template["variables"]?[name] ?? throw new ArmException($"there is no variable {name}"));
        }
        return value;
    }
}
