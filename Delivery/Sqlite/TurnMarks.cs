using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>
/// Which turns are under way, in a small file beside the database (<c>&lt;path&gt;.turns</c>): whatever kills the process, even
/// <c>kill -9</c>, leaves behind during which turns it happened. Nothing waits for the disk: a power failure is no turn's fault.
/// </summary>
internal sealed class TurnMarks : IDisposable
{
    // More turns are never under way at once; a mark that finds no slot is left out.
    private const int Slots = 512, SlotBytes = sizeof(long);

    private readonly Lock _lock = new();
    private readonly Dictionary<long, int> _slots = [];
    private readonly Stack<int> _free = new(Enumerable.Range(0, Slots).Reverse());
    private readonly SafeFileHandle? _file;

    // The file as memory: what a killed process has written there is in the file all the same, and a mark costs no call of the kernel.
    private MemoryMappedFile? _memory;
    private MemoryMappedViewAccessor? _marks;

    public TurnMarks(string databasePath)
    {
        try
        {
            _file = File.OpenHandle(databasePath + ".turns", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            Left = Read(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without marks the bot works as ever; it only cannot tell who killed it.
        }
    }

    /// <summary>The turns (inbox rows) that were under way when the last process died; alone: as the only suspect of that.</summary>
    public IReadOnlyList<(long Seq, bool IsAlone)> Left { get; } = [];

    /// <summary>Forgets what was left, and makes room on the disk for what is to come.</summary>
    public void Clear()
    {
        if (_file is null)
        {
            return;
        }
        try
        {
            // All of it is written before it is mapped: memory for which the disk has no room must not be touched.
            RandomAccess.Write(_file, new byte[Slots * SlotBytes], 0);
            _memory ??= MemoryMappedFile.CreateFromFile(
                _file, mapName: null, Slots * SlotBytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            _marks ??= _memory.CreateViewAccessor(0, Slots * SlotBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // For its marks no bot stands still.
        }
    }

    public void Begin(long seq, bool isAlone)
    {
        int slot;
        lock (_lock)
        {
            if (!_free.TryPop(out slot))
            {
                return;
            }
            _slots[seq] = slot;
        }
        Write(slot, (seq << 1) | (isAlone ? 1L : 0L));
    }

    public void End(long seq)
    {
        int slot;
        lock (_lock)
        {
            if (!_slots.Remove(seq, out slot))
            {
                return;
            }
        }
        Write(slot, 0);
        lock (_lock)
        {
            _free.Push(slot);
        }
    }

    /// <summary>A process that ends in good order accuses nobody.</summary>
    public void Dispose()
    {
        if (_file is null)
        {
            return;
        }
        // While the file is still ours: the next process makes one of its own.
        Clear();
        _marks?.Dispose();
        _memory?.Dispose();
        _file.Dispose();
    }

    private static List<(long, bool)> Read(SafeFileHandle file)
    {
        var bytes = new byte[Slots * SlotBytes];
        var length = RandomAccess.Read(file, bytes, 0);
        var left = new List<(long, bool)>();
        for (var offset = 0; offset + SlotBytes <= length; offset += SlotBytes)
        {
            if (BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(offset)) is not 0 and var mark)
            {
                left.Add((mark >> 1, (mark & 1) == 1));
            }
        }
        return left;
    }

    private void Write(int slot, long mark)
    {
        try
        {
            _marks?.Write(slot * SlotBytes, BitConverter.IsLittleEndian ? mark : BinaryPrimitives.ReverseEndianness(mark));
        }
        catch (ObjectDisposedException)
        {
            // At the end of the process no turn is stopped for a mark.
        }
    }
}
