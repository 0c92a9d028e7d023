namespace TwilioBot.Tests.Azure.Arm;

/// <summary>An expression of the template language, such as <c>format('id-{0}', variables('prefix'))</c>.</summary>
internal abstract record ArmExpression
{
    public sealed record Text(string Value) : ArmExpression;

    public sealed record Number(long Value) : ArmExpression;

    public sealed record Call(string Name, IReadOnlyList<ArmExpression> Arguments) : ArmExpression;

    public sealed record Member(ArmExpression Of, string Name) : ArmExpression;

    /// <summary>Whether a string of a template is evaluated: <c>[…]</c>; a doubled bracket is text.</summary>
    public static bool IsExpression(string text) =>
        text.Length > 2 && text[0] == '[' && text[^1] == ']' && text[1] != '[';

    /// <summary>Reads the expression of a string for which <see cref="IsExpression"/> holds.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ArmExpression Parse(string text) => new ArmExpressionParser(text[1..^1]).Parse();

    /// <summary>This expression and every one inside it.</summary>
    public IEnumerable<ArmExpression> WithInner() => this switch
    {
        Call call => call.Arguments.SelectMany(argument => argument.WithInner()).Prepend(this),
        Member member => member.Of.WithInner().Prepend(this),
        _ => [this],
    };
}
