namespace TwilioBot.Tests.Stories;

/// <summary>A folder for one test's files.</summary>
internal sealed class TemporaryFolder
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("twiliobot-test-").FullName;

    public string this[string file] => Path.Combine(FullName, file);

    public void Delete() => Directory.Delete(FullName, recursive: true);
}
