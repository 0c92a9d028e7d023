using Newtonsoft.Json;
using Xunit.Abstractions;

namespace Microsoft.Bot.Builder.Testing.XUnit;

/// <summary>Carries an object through xunit's test discovery as JSON, so that every row of a theory shows up as a test.</summary>
public class TestDataObject : IXunitSerializable
{
    private const string TestObjectKey = "TestObjectKey";

    public TestDataObject()
    {
    }

    public TestDataObject(object testData)
    {
        TestObject = JsonConvert.SerializeObject(testData);
    }

    public string TestObject { get; private set; }

    public void Deserialize(IXunitSerializationInfo serializationInfo)
    {
        ArgumentNullException.ThrowIfNull(serializationInfo);
        TestObject = serializationInfo.GetValue<string>(TestObjectKey);
    }

    public void Serialize(IXunitSerializationInfo serializationInfo)
    {
        ArgumentNullException.ThrowIfNull(serializationInfo);
        serializationInfo.AddValue(TestObjectKey, TestObject);
    }

    public T GetObject<T>() => JsonConvert.DeserializeObject<T>(TestObject);
}
