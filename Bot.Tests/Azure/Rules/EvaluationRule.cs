using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>Every expression can be evaluated with the given parameters, which are what their declarations allow.</summary>
internal static class EvaluationRule
{
    public static IEnumerable<string> Check(ArmTemplate template)
    {
        foreach (var one in template.WithInner)
        {
            foreach (var problem in one.Scope.WrongParameters())
            {
                yield return problem;
            }
            if (one.Written["outputs"] is { } outputs)
            {
                one.Scope.Resolve(outputs);
            }
        }
    }
}
