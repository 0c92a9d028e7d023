using TwilioBot.Hosting;
using TwilioBot.Settings;

try
{
    var app = await BotApplication.BuildAsync(args);
    await app.RunAsync();
    return 0;
}
catch (StartupException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
