namespace TwilioBot.Sdk.Tests.PublicApi;

/// <summary>Which lines of a surface list the code does not have.</summary>
internal static class SurfaceCoverage
{
    /// <summary>A line for each type that is not there, and for each head or member of a type that is not as listed.</summary>
    public static IEnumerable<string> Gaps(IEnumerable<SurfaceType> surface, IEnumerable<SurfaceType> code)
    {
        var offered = code.ToDictionary(type => (type.Assembly, type.FullName));
        foreach (var wanted in surface.Where(SurfaceScope.Contains))
        {
            if (!offered.TryGetValue((wanted.Assembly, wanted.FullName), out var type))
            {
                yield return $"{wanted.Assembly}: {wanted.FullName}";
                continue;
            }

            if (type.Head != wanted.Head || type.Bases != wanted.Bases)
            {
                yield return $"{wanted.Assembly}: {wanted.FullName} is **{wanted.Head}** {wanted.Bases}".TrimEnd();
            }

            foreach (var member in wanted.Members.Where(SurfaceScope.Contains).Except(type.Members))
            {
                yield return $"{wanted.Assembly}: {wanted.FullName}{member.Replace("  - ", " ", StringComparison.Ordinal)}";
            }
        }
    }
}
