using CsCheck;

namespace Spotwire.TestSupport;

/// <summary>Property tests that try the same cases on every run. CsCheck's own seed fixes only the first.</summary>
internal static class SeededSample
{
    /// <summary>Tries cases 0 to count − 1 in order; a case that fails is shrunk, and told with its seed.</summary>
    public static void SampleSeeded<T>(this Gen<T> generator, Action<T> check, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var random = new PCG(1, (ulong)i);
            var seed = random.ToString(random.State);
            var value = generator.Generate(random, null, out _);
            try
            {
                check(value);
            }
            catch (Exception exception)
            {
                // CsCheck starts with that case, and looks for smaller ones that fail.
                generator.Sample(check, seed: seed, iter: 200);
                throw new InvalidOperationException($"Case {i}, CsCheck seed {seed}, failed once only.", exception);
            }
        }
    }
}
