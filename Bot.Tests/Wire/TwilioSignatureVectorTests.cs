using System.Text;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class TwilioSignatureVectorTests
{
    public static TheoryData<string> Names => [.. SignatureVector.All.Keys];

    public static TheoryData<string> SignedAsGiven =>
        [.. SignatureVector.All.Values.Where(v => v.Valid && v.Kind is "exact" or "body" or "published-body").Select(v => v.Name)];

    public static TheoryData<string> WithWireBody => [.. SignatureVector.All.Values.Where(v => v.FormBody is not null).Select(v => v.Name)];

    [Fact]
    public void The_vectors_are_all_there() =>
        Assert.Equal((85, 65), (SignatureVector.All.Count, SignatureVector.All.Values.Count(v => v.Valid)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_vector_gets_the_verdict_it_states(string name)
    {
        var vector = SignatureVector.All[name];
        Assert.Equal(vector.Valid, vector.Check() == SignatureVerdict.Valid);
    }

    [Theory]
    [MemberData(nameof(SignedAsGiven))]
    public void We_sign_as_Twilio_does(string name)
    {
        var vector = SignatureVector.All[name];
        var form = vector.RawBody is null ? vector.Form() : TwilioForm.Empty;
        Assert.Equal(vector.Signature, TwilioSignature.Compute(vector.Url, form, vector.AuthToken));
    }

    [Theory]
    [MemberData(nameof(WithWireBody))]
    public void A_body_from_the_wire_decodes_to_the_stated_fields(string name)
    {
        var vector = SignatureVector.All[name];
        Assert.Equal(vector.Params, vector.Form());
    }

    [Theory]
    [MemberData(nameof(WithWireBody))]
    public void A_form_written_back_is_read_the_same(string name)
    {
        var form = SignatureVector.All[name].Form();
        Assert.Equal(form, TwilioForm.Parse(form.ToBytes()));
    }
}
