using TwilioBot.Tests.Azure.Arm;
using TwilioBot.Tests.Azure.Rules;

namespace TwilioBot.Tests.Azure;

/// <summary>Copies of the template that break one rule each: a rule that never speaks would be no rule.</summary>
public sealed class BrokenRuleTests
{
    private static readonly ArmTemplate Whole = ArmTemplate.Read("zone-redundant.parameters.json");

    public static TheoryData<string> Breaks() => [.. RuleBreaks.All.Keys];

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_broken_copy_is_caught(string what)
    {
        var one = RuleBreaks.All[what];

        Assert.Contains(Said(one.Rule, Whole.With(one.Damage)), breach => breach.Contains(one.Says, StringComparison.Ordinal));
        Assert.Empty(Said(one.Rule, Whole));
    }

    [Fact]
    public void Every_rule_has_a_broken_copy()
    {
        // The schemas have theirs in BrokenResourceTests.
        var tried = RuleBreaks.All.Values.Select(one => one.Rule.Method).Append(((Func<ArmTemplate, IEnumerable<string>>)SchemaRule.Check).Method);

        Assert.Empty(TemplateRules.All.Select(rule => rule.Method).Except(tried));
    }

    private static List<string> Said(Func<ArmTemplate, IEnumerable<string>> rule, ArmTemplate template)
    {
        try
        {
            return [.. rule(template)];
        }
        catch (Exception e) when (e is ArmException or FormatException)
        {
            return [e.Message];
        }
    }
}
