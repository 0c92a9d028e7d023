namespace TwilioBot.Dialogs;

/// <summary>What people text in Spanish, accents as they should be. A trailing * stands for words of their own.</summary>
internal static class SpanishCommands
{
    public static readonly IReadOnlyDictionary<Command, string[]> Phrases = new Dictionary<Command, string[]>
    {
        [Command.Hello] = ["hola", "buenas", "buenos días", "buenas tardes", "buenas noches"],
        [Command.CallMe] = ["llámame *", "me llamo *", "mi nombre es *"],
        [Command.WhoAmI] = ["quién soy", "quién soy yo", "cómo me llamo", "cuál es mi nombre"],
        [Command.Cookies] = ["galletas", "galleta"],
        [Command.Shutdown] = ["apágate"],
        [Command.Uptime] = ["tiempo activo", "identifícate", "quién eres", "cómo te llamas", "cuál es tu nombre"],
        [Command.Picture] = ["foto", "imagen"],
        [Command.Where] = ["dónde estás"],
        [Command.Order] = ["pedido"],
        [Command.Menu] = ["menú", "qué sabes hacer", "qué puedes hacer"],
        [Command.Leave] = ["olvídalo", "volver", "déjalo", "atrás"],
    };
}
