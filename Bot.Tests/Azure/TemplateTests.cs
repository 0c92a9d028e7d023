using TwilioBot.Tests.Azure.Arm;
using TwilioBot.Tests.Azure.Rules;
using TwilioBot.Tests.Azure.Schemas;

namespace TwilioBot.Tests.Azure;

/// <summary>The deployment template as it is shipped, with each of its parameter files.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("cheap.parameters.json")]
    [InlineData("zone-redundant.parameters.json")]
    public void The_template_keeps_every_rule_with_each_parameter_file(string parameterFile) =>
        Assert.Empty(TemplateRules.Breaches(ArmTemplate.Read(parameterFile)));

    [Theory]
    [InlineData("cheap.parameters.json")]
    [InlineData("zone-redundant.parameters.json")]
    public void The_template_keeps_every_rule_with_a_database_administrator_and_a_domain(string parameterFile)
    {
        var template = ArmTemplate.Read(parameterFile);
        template.Parameters["databaseAdministratorObjectId"] = new Newtonsoft.Json.Linq.JObject { ["value"] = "66666666-6666-6666-6666-666666666666" };
        template.Parameters["databaseAdministratorName"] = new Newtonsoft.Json.Linq.JObject { ["value"] = "Database people" };
        template.Parameters["publicUrl"] = new Newtonsoft.Json.Linq.JObject { ["value"] = "https://bot.example.com" };

        Assert.Empty(TemplateRules.Breaches(new ArmTemplate(template.Written, template.Parameters)));
    }

    [Theory]
    [InlineData("cheap.parameters.json")]
    [InlineData("zone-redundant.parameters.json")]
    public void Parameter_files_hold_no_secret(string parameterFile)
    {
        var file = ArmTemplate.ReadFile(parameterFile);
        var secure = ParameterRules.Secure(ArmTemplate.Read(parameterFile));

        Assert.Empty(SecretRules.Literals(file));
        Assert.DoesNotContain(secure, name => file["parameters"]![name] is not null);
    }

    [Fact]
    public void The_longest_name_that_is_allowed_makes_names_that_are()
    {
        var template = ArmTemplate.Read("zone-redundant.parameters.json");
        template.Parameters["name"] = new Newtonsoft.Json.Linq.JObject { ["value"] = "a-name-of-20-letters" };

        Assert.Empty(TemplateRules.Breaches(new ArmTemplate(template.Written, template.Parameters)));
    }

    [Fact]
    public void The_schemas_of_every_resource_are_among_the_fixtures() =>
        Assert.All(
            ArmTemplate.Read("cheap.parameters.json").AllResources,
            resource => Assert.NotNull(SchemaCatalog.Find(resource.Type, resource.ApiVersion)));
}
