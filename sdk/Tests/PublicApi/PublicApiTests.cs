namespace TwilioBot.Sdk.Tests.PublicApi;

public sealed class PublicApiTests
{
    public static TheoryData<string> Assemblies => [.. SdkFiles.Assemblies];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void PublicAPI_txt_says_what_the_code_offers(string assembly)
    {
        var offered = SdkFiles.FormatCode(assembly);
        if (SdkFiles.Updating)
        {
            File.WriteAllText(SdkFiles.PublicApi(assembly), offered);
        }

        var file = SdkFiles.PublicApi(assembly);
        var written = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
        var removed = written.Split('\n').Except(offered.Split('\n')).Select(line => "- " + line);
        var added = offered.Split('\n').Except(written.Split('\n')).Select(line => "+ " + line);
        Assert.True(
            written == offered,
            $"What {assembly} offers is not what its PublicAPI.txt says:\n"
                + $"{string.Join('\n', removed.Concat(added))}\n{SdkFiles.HowToUpdate}");
    }
}
