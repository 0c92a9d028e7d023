using Microsoft.Extensions.Options;
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
catch (OptionsValidationException problem)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, problem.Failures));
    return 1;
}
catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{problem.Message} Stop what listens there, or name another address with --urls.");
    return 1;
}
