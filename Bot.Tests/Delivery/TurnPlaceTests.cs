using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Delivery;

namespace TwilioBot.Tests.Delivery;

public sealed class TurnPlaceTests : IDisposable
{
    private readonly SemaphoreSlim _free = new(0);
    private readonly TurnsBeside _beside = new(NullLogger<TurnsBeside>.Instance);

    public void Dispose() => _free.Dispose();

    [Fact]
    public void A_turn_that_steps_aside_frees_its_place_once()
    {
        var place = Place();

        place.StepAside();
        place.StepAside();
        place.Leave();

        Assert.Equal(1, _free.CurrentCount);
    }

    [Fact]
    public void A_turn_that_is_soon_over_frees_its_place_at_the_end()
    {
        var place = Place();
        Assert.Equal(0, _free.CurrentCount);

        place.Leave();

        Assert.Equal(1, _free.CurrentCount);
    }

    [Fact]
    public void It_is_for_the_next_turn_only_when_nothing_of_the_last_one_runs_beside_or_in_it()
    {
        var inTime = Place();
        Assert.True(inTime.IsForTheNext);

        var aside = Place();
        aside.StepAside();
        Assert.False(aside.IsForTheNext);

        for (var i = 1; i < TurnsBeside.Most; i++) Place().StepAside();
        var givenUp = Place();
        givenUp.GiveUp(new TaskCompletionSource().Task);
        Assert.False(givenUp.IsForTheNext);
    }

    [Fact]
    public void When_too_many_run_beside_the_next_keeps_its_place_until_it_ends()
    {
        var aside = Enumerable.Range(0, TurnsBeside.Most).Select(_ => Place()).ToList();
        aside.ForEach(place => place.StepAside());
        var next = Place();
        next.StepAside();
        Assert.Equal(TurnsBeside.Most, _free.CurrentCount);

        next.Leave();
        Assert.Equal(TurnsBeside.Most + 1, _free.CurrentCount);
        aside[0].Leave();
        Place().StepAside();
        Assert.Equal(TurnsBeside.Most + 2, _free.CurrentCount);
    }

    [Fact]
    public async Task Turns_that_were_given_up_are_counted_until_they_end_after_all()
    {
        var runs = Enumerable.Range(0, TurnsBeside.MostGivenUp).Select(_ => new TaskCompletionSource()).ToList();
        foreach (var run in runs)
        {
            Assert.Null(_beside.Obstacle);
            var place = Place();
            place.GiveUp(run.Task);
            place.Leave();
        }
        Assert.StartsWith($"{TurnsBeside.MostGivenUp} turns", _beside.Obstacle, StringComparison.Ordinal);

        runs[0].SetException(new FormatException("late"));
        await Assert.ThrowsAsync<FormatException>(() => runs[0].Task);

        Assert.Null(_beside.Obstacle);
    }

    private TurnPlace Place() => new(_free, _beside);
}
