using TwilioBot.Hosting;
using TwilioBot.Operations;

try
{
    if (DatabaseCommand.IsNamedBy(args))
    {
        Console.WriteLine(DatabaseCommand.Run(args, TimeProvider.System));
        return 0;
    }
    var app = await BotApplication.BuildAsync(args);
    await app.RunAsync();
    return 0;
}
catch (Exception problem) when (StartupFailure.Explain(problem) is not null)
{
    await Console.Error.WriteLineAsync(StartupFailure.Explain(problem));
    return 1;
}
