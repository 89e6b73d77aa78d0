using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Spotwire.Simulator.Hosts;

/// <summary>A certificate of the exchange's own, for localhost, that signs itself; its public half lies in a temporary
/// file for clients to trust.</summary>
internal sealed class LoopbackCertificate : IDisposable
{
    private LoopbackCertificate(X509Certificate2 certificate, string path)
    {
        Certificate = certificate;
        Path = path;
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>PEM file with the public half.</summary>
    public string Path { get; }

    public static LoopbackCertificate Create(TimeProvider timeProvider)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Spotwire simulated exchange", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = timeProvider.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));

        // Through PKCS#12, because Windows serves TLS only with a key that is not ephemeral.
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
        var path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(), "spotwire-ca-" + certificate.Thumbprint[..16] + ".pem");
        File.WriteAllText(path, made.ExportCertificatePem());
        return new LoopbackCertificate(certificate, path);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        File.Delete(Path);
    }
}
