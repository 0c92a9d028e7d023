using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure;

/// <summary>The evaluator that the template's tests rest on.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData("[format('id-{0}', 'x')]", "id-x")]
    [InlineData("[toLower(parameters('name'))]", "greeter")]
    [InlineData("[if(startsWith('P0v3', 'B'), 'slotless', 'it''s fine')]", "it's fine")]
    [InlineData("[resourceId('Microsoft.Web/sites/slots', 'a', 'b')]", "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-bot/providers/Microsoft.Web/sites/a/slots/b")]
    [InlineData("[[not an expression]", "[[not an expression]")]
    [InlineData("plain", "plain")]
    public void Expressions_have_the_value_that_Azure_gives_them(string text, string expected) =>
        Assert.Equal(expected, (string?)Scope().Resolve(new JValue(text)));

    [Fact]
    public void A_null_removes_its_property() =>
        Assert.Empty(((JObject)Scope().Resolve(new JObject { ["gone"] = "[null()]" })).Properties());

    [Fact]
    public void The_branch_not_taken_is_not_evaluated() =>
        Assert.Equal("yes", (string?)Scope().Resolve(new JValue("[if(true(), 'yes', parameters('nobody'))]")));

    [Theory]
    [InlineData("[parameters('nobody')]")]
    [InlineData("[utcNow()]")]
    [InlineData("[resourceId('Microsoft.Web/sites', 'a', 'b')]")]
    [InlineData("[reference(resourceId('Microsoft.Web/serverfarms', 'a'), '2024-11-01').sku]")]
    [InlineData("[resourceGroup().colour]")]
    public void What_cannot_be_evaluated_is_refused(string text) =>
        Assert.Throws<ArmException>(() => Scope().Resolve(new JValue(text)));

    [Theory]
    [InlineData("[format('x']")]
    [InlineData("[format('x)]")]
    [InlineData("[format('x')) ]")]
    [InlineData("['x' 'y']")]
    public void What_is_no_expression_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Scope().Resolve(new JValue(text)));

    private static ArmScope Scope() => new(
        JObject.Parse("""{ "parameters": { "name": { "type": "string" } } }"""),
        JObject.Parse("""{ "name": { "value": "Greeter" } }"""));
}
