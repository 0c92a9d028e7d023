namespace TwilioBot.Sdk.Tests.PublicApi;

public sealed class SurfaceCoverageTests
{
    [Fact]
    public void Every_listed_member_is_offered_except_those_in_Missing_txt()
    {
        string[] lists = ["bot-framework-surface.md", "twilio-surface.md"];
        var surface = lists.SelectMany(list => SurfaceList.Parse(SdkFiles.Fixture(list)));
        var code = SdkFiles.Assemblies.SelectMany(assembly => SurfaceList.Parse(SdkFiles.FormatCode(assembly)));
        string[] gaps = [.. SurfaceCoverage.Gaps(surface, code).Order(StringComparer.Ordinal)];
        if (SdkFiles.Updating)
        {
            File.WriteAllText(SdkFiles.Missing, string.Concat(gaps.Select(gap => gap + '\n')));
        }

        var known = File.ReadAllLines(SdkFiles.Missing);
        var lost = gaps.Except(known).Select(gap => "not offered: " + gap);
        var found = known.Except(gaps).Select(gap => "offered now, strike it from Missing.txt: " + gap);
        Assert.True(gaps.SequenceEqual(known), string.Join('\n', lost.Concat(found).Append(SdkFiles.HowToUpdate)));
    }

    [Fact]
    public void A_list_and_what_the_code_offers_are_read_alike()
    {
        const string Text = """
            ## Notes
            - **class NotSurface**
            ## Assembly Some.Assembly

            ### namespace Some.Space
            - **abstract class First<T>** : IDisposable [Obsolete]
              - `ctor()`
              - `JObject Body { get; }`  **[NJ]**
            - **enum Second** A=0, B=1
            """;

        var types = SurfaceList.Parse(Text);

        Assert.Equal(["Some.Space.First<T>", "Some.Space.Second"], types.Select(type => type.FullName));
        Assert.Equal(": IDisposable [Obsolete]", types[0].Bases);
        Assert.Equal(["  - `ctor()`", "  - `JObject Body { get; }`  **[NJ]**"], types[0].Members);
    }

    [Fact]
    public void A_lost_type_a_lost_member_and_a_changed_head_are_gaps()
    {
        var wanted = SurfaceList.Parse("""
            ## Assembly A
            ### namespace N
            - **class Lost**
              - `ctor()`
            - **class Changed** : IDisposable
              - `int Here { get; }`
              - `int Gone { get; }`
            """);
        var offered = SurfaceList.Parse("""
            ## Assembly A
            ### namespace N
            - **sealed class Changed**
              - `int Here { get; }`
            """);

        Assert.Equal(
            ["A: N.Lost", "A: N.Changed is **class Changed** : IDisposable", "A: N.Changed `int Gone { get; }`"],
            SurfaceCoverage.Gaps(wanted, offered));
    }
}
