using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Connector;

/// <summary>Tokens of every kind at <c>/api/messages</c> of a bot with an app id, in Development and in Production.</summary>
public sealed class TokenMatrixTests(TokenMatrixTests.Doors doors) : IClassFixture<TokenMatrixTests.Doors>
{
    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var row in TokenRows.All(Doors.TrapUrl))
            {
                rows.Add("Development", Label(row.Name));
                rows.Add("Production", Label(row.Name));
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_token_is_held_to_the_rules(string environment, string name)
    {
        var row = doors.Row(name);
        var (door, expected) = environment == "Production" ? (doors.Production, row.Production) : (doors.Development, row.Development);

        var (status, body) = await PostAsync(door, row);

        Assert.Equal(expected, status);
        Assert.Equal("", body);
        Assert.Empty(doors.Trap.Requests);
        Assert.DoesNotContain(doors.Cloud.Server.Requests, asked => asked.Path.StartsWith("/v3/", StringComparison.Ordinal));

        // The keys and their endorsements once each, and one early look for keys that are not among them.
        Assert.InRange(doors.Cloud.Server.Count("/channel/keys"), 0, 3);
        Assert.InRange(doors.Cloud.Server.Count("/emulator/keys"), 0, 3);
    }

    [Fact]
    public void The_matrix_has_at_least_400_rows_and_each_has_its_own_name()
    {
        var names = TokenRows.All(Doors.TrapUrl).Select(row => Label(row.Name)).ToList();

        Assert.InRange(names.Count, 400, int.MaxValue);
        Assert.Empty(names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public async Task A_token_larger_than_all_headers_may_be_is_refused_before_it_is_read()
    {
        var row = new TokenRow("", () => ["Bearer " + new string('a', 40_000)], 431, 431);

        Assert.Equal(431, (await PostAsync(doors.Production, row)).Status);
        Assert.Equal(431, (await PostAsync(doors.Development, row)).Status);
    }

    private static async Task<(int Status, string Body)> PostAsync(BotServer door, TokenRow row)
    {
        var activity = new JObject
        {
            ["type"] = "typing",
            ["channelId"] = "webchat",
            ["serviceUrl"] = TokenForge.ServiceUrl,
            ["from"] = new JObject { ["id"] = "person" },
            ["recipient"] = new JObject { ["id"] = "bot" },
            ["conversation"] = new JObject { ["id"] = "talk" },
        };
        activity.Merge(row.Activity, new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new StringContent(activity.ToString(), Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", row.Authorization());
        using var response = await door.Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    // Test names are XML in the runner's results.
    private static string Label(string name) => string.Concat(name.Select(c => c is < ' ' or > '~' ? $"\\u{(int)c:X4}" : c.ToString()));

    public sealed class Doors : IAsyncLifetime
    {
        /// <summary>Stands for the address in the rows' names; what is sent has the real one.</summary>
        public const string TrapUrl = "http://127.0.0.1:1/trap";

        private Dictionary<string, TokenRow> _rows = [];

        internal Cloud Cloud { get; private set; } = null!;

        internal LoopbackServer Trap { get; private set; } = null!;

        internal BotServer Development { get; private set; } = null!;

        internal BotServer Production { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Cloud = await Cloud.StartAsync();
            Trap = await LoopbackServer.StartAsync(_ => TokenForge.ChannelKeys);
            Development = await BotServer.DevelopmentAsync(Cloud.Settings);
            Production = await BotServer.ProductionAsync(Cloud.Settings);
            _rows = TokenRows.All(TrapUrl).Zip(TokenRows.All(Trap.Url + "/trap")).ToDictionary(pair => Label(pair.First.Name), pair => pair.Second);
        }

        public async Task DisposeAsync()
        {
            await Development.DisposeAsync();
            await Production.DisposeAsync();
            await Trap.DisposeAsync();
            await Cloud.DisposeAsync();
        }

        internal TokenRow Row(string name) => _rows[name];
    }
}
