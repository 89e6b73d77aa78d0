using System.Runtime.InteropServices;
using System.Text;
using Spotwire.Cli;
using Spotwire.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var interrupted = new CancellationTokenSource();
void Interrupt(PosixSignalContext context)
{
    // The first signal ends the verb in order, with its summary; a second one ends the process.
    context.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return await CommandLine.RunAsync(args, CliHost.OfProcess(), interrupted.Token);
