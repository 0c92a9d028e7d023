namespace Microsoft.Rest;

/// <summary>An argument of an operation breaks a rule of the service.</summary>
public class ValidationException : RestException
{
    public ValidationException()
    {
    }

    public ValidationException(string message)
        : base(message)
    {
    }

    public ValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ValidationException(string rule, string target)
        : this(rule, target, null)
    {
    }

    public ValidationException(string rule, string target, object details)
        : base(Describe(rule, target, details))
    {
        Rule = rule;
        Target = target;
        Details = details;
    }

    public string Rule { get; set; }

    public string Target { get; set; }

    public object Details { get; set; }

    private static string Describe(string rule, string target, object details)
        => rule == ValidationRules.CannotBeNull ? $"'{target}' cannot be null." : $"'{target}' breaks the rule '{rule}' ({details}).";
}
