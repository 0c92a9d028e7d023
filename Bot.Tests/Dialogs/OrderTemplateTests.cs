using Microsoft.Extensions.Configuration;

namespace TwilioBot.Tests.Dialogs;

public sealed class OrderTemplateTests
{
    private static readonly IConfiguration Settings =
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();

    [Theory]
    [InlineData("en", "there", "Hi there! Thanks for placing an order with us. We’ll let you know once your order has been processed and delivered. Your order number is O12235234")]
    [InlineData("es", "qué tal", "¡Hola, qué tal! Gracias por tu pedido. Te avisaremos en cuanto esté preparado y entregado. Tu número de pedido es O12235234.")]
    public void The_settings_hold_the_templates_text(string language, string name, string expected)
    {
        var text = Settings[$"Twilio:Templates:order:{language}:Text"];

        Assert.Equal(expected, text?.Replace("{{1}}", name, StringComparison.Ordinal).Replace("{{2}}", "O12235234", StringComparison.Ordinal));
    }
}
