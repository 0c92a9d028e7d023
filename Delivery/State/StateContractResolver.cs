using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace TwilioBot.Delivery.State;

/// <summary>Puts a <see cref="StateSlot"/> wherever a value may be of another type than the one declared.</summary>
internal sealed class StateContractResolver : DefaultContractResolver
{
    private static readonly StringEnumConverter EnumsByName = new();

    private readonly StateTypeMap _types;

    public StateContractResolver(StateTypeMap types)
    {
        _types = types;

        // ISerializable constructors have a long history as gadgets, and no state type needs them.
        IgnoreSerializableInterface = true;
    }

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);

        // An attribute could ask for CLR type names.
        property.TypeNameHandling = TypeNameHandling.None;
        property.ItemTypeNameHandling = TypeNameHandling.None;

        // A converter of the member's own is for JSON without types (Attachment.Content has one, for streams); an object needs its type back.
        property.Converter = property.PropertyType == typeof(object) ? SlotFor(typeof(object)) : property.Converter ?? SlotFor(property.PropertyType!);
        return property;
    }

    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        LeaveOutNulls(contract);
        return contract;
    }

    protected override JsonArrayContract CreateArrayContract(Type objectType)
    {
        var contract = base.CreateArrayContract(objectType);
        contract.ItemTypeNameHandling = TypeNameHandling.None;
        contract.ItemConverter ??= SlotFor(contract.CollectionItemType ?? typeof(object));
        return contract;
    }

    protected override JsonDictionaryContract CreateDictionaryContract(Type objectType)
    {
        var contract = base.CreateDictionaryContract(objectType);
        contract.ItemTypeNameHandling = TypeNameHandling.None;
        contract.ItemConverter ??= SlotFor(contract.DictionaryValueType ?? typeof(object));
        return contract;
    }

    protected override JsonConverter? ResolveContractConverter(Type objectType) =>
        base.ResolveContractConverter(objectType) ??
        (objectType.IsEnum ? EnumsByName : objectType == typeof(decimal) ? StateDecimalConverter.Instance : null);

    /// <summary>
    /// What is null in a new object need not be written to be null when it is read: an activity has thirty members that hold nothing.
    /// </summary>
    private static void LeaveOutNulls(JsonObjectContract contract)
    {
        if (contract.DefaultCreator is not { } create || contract.DefaultCreatorNonPublic || contract.OverrideCreator is not null || contract.UnderlyingType.IsAbstract)
        {
            return;
        }
        try
        {
            var blank = create();
            foreach (var property in contract.Properties)
            {
                if (property is { Ignored: false, Readable: true, Writable: true, Required: Required.Default, NullValueHandling: null, DefaultValueHandling: null }
                    && property.ValueProvider!.GetValue(blank) is null)
                {
                    property.NullValueHandling = NullValueHandling.Ignore;
                }
            }
        }
#pragma warning disable CA1031 // Whatever a new one objects to, being made or being asked: it is not this state that must suffer for it.
        catch (Exception)
#pragma warning restore CA1031
        {
            // What is left is written with its nulls.
        }
    }

    /// <summary>Null where the declared type says it all: sealed types, values, and collections (whose items get slots of their own).</summary>
    private StateSlot? SlotFor(Type declared)
    {
        var saysItAll = declared != typeof(object) &&
            (declared.IsSealed || declared.IsValueType || StateScalar.Of(declared) != null || base.ResolveContractConverter(declared) != null ||
             typeof(IEnumerable).IsAssignableFrom(declared) || typeof(JToken).IsAssignableFrom(declared));
        return saysItAll ? null : new StateSlot(declared, _types);
    }
}
