using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>What we ask of a template beyond the published schemas; each rule answers with a sentence per breach.</summary>
internal static class TemplateRules
{
    public static readonly IReadOnlyList<Func<ArmTemplate, IEnumerable<string>>> All =
    [
        SchemaRule.Check,
        EvaluationRule.Check,
        ParameterRules.Check,
        LocationRule.Check,
        SecretRules.Check,
        OutputRule.Check,
        DependencyRules.Check,
        NameRules.Check,
        SiteRules.Check,
        DatabaseRules.Check,
        IdentityRules.Check,
        SizeRules.Check,
        CollectorRules.Check,
    ];

    /// <summary>Everything that is wrong with a template. What cannot be evaluated is a breach, too.</summary>
    public static IReadOnlyList<string> Breaches(ArmTemplate template) => [.. All.SelectMany(rule => Safely(rule, template)).Distinct()];

    private static List<string> Safely(Func<ArmTemplate, IEnumerable<string>> rule, ArmTemplate template)
    {
        var breaches = new List<string>();
        try
        {
            breaches.AddRange(rule(template));
        }
        catch (Exception e) when (e is ArmException or FormatException)
        {
            breaches.Add(e.Message);
        }
        return breaches;
    }
}
