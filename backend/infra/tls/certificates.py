"""Makes the installation's own certificate authority and the server certificates it signs.

Phones trust the authority for everything it may sign, and its key lies on an ordinary computer:
so its name constraints keep it to private networks and to this machine (RFC 5280, 4.2.1.10).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from backend.infra.lan import Machine

AUTHORITY_LIFE = timedelta(days=3650)
# Browsers refuse server certificates that live longer than 398 days.
SERVER_LIFE = timedelta(days=397)
# A phone whose clock is behind must not find a certificate that is not valid yet.
CLOCK_SLACK = timedelta(days=1)
PRIVATE_NETWORKS = tuple(
    ip_network(text)
    for text in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"),
        *("127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128"),
    )
)
LOOPBACK = IPv4Address("127.0.0.1")
PRIVATE_NAMES = ("local", "lan", "home.arpa", "internal", "localhost")


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def as_pem(self) -> bytes:
        """Key and certificate in one file: two files could be of different age."""
        key = self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return key + self.certificate.public_bytes(serialization.Encoding.PEM)


def read_pem(text: bytes) -> Certified:
    """What ``as_pem`` gave; ValueError when it is anything else."""
    key = serialization.load_pem_private_key(text, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("not an elliptic curve key")  # noqa: TRY004 - one error for a bad file
    certified = Certified(x509.load_pem_x509_certificate(text), key)
    if certified.certificate.public_key() != key.public_key():
        raise ValueError("the key belongs to another certificate")
    return certified


def make_authority(machine: Machine, now: datetime) -> Certified:
    """A new certificate authority for private networks and ``machine`` as it is now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _subject(f"票卡通本地 CA {machine.names[0]}" if machine.names else "票卡通本地 CA")
    usage = _key_usage(key_cert_sign=True, crl_sign=True)
    start = now - CLOCK_SLACK
    certificate = (
        _builder(name, name, key.public_key(), start, start + AUTHORITY_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(_constraints(machine), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Certified(certificate, key)


def make_server_certificate(authority: Certified, machine: Machine, now: datetime) -> Certified:
    """A certificate for every address and name of ``machine`` that ``authority`` may sign."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = authority.certificate
    start = now - CLOCK_SLACK
    end = min(start + SERVER_LIFE, issuer.not_valid_after_utc)
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    certificate = (
        _builder(_subject("票卡通"), issuer.subject, key.public_key(), start, end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.SubjectAlternativeName(permitted_hosts(machine, issuer)), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier),
            critical=False,
        )
        .sign(authority.key, hashes.SHA256())
    )
    return Certified(certificate, key)


def hosts_of(certificate: x509.Certificate) -> set[x509.GeneralName]:
    """The addresses and names that a server certificate is good for."""
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return set(names)


def permitted_hosts(machine: Machine, authority: x509.Certificate) -> list[x509.GeneralName]:
    """Those of ``machine``'s addresses and names that ``authority`` may sign, and localhost."""
    constraints = authority.extensions.get_extension_for_class(x509.NameConstraints).value
    permitted = constraints.permitted_subtrees or []
    addresses = dict.fromkeys((*machine.addresses, LOOPBACK))
    names = dict.fromkeys((*machine.names, "localhost"))
    wanted = [*map(x509.IPAddress, addresses), *map(x509.DNSName, names)]
    return [one for one in wanted if any(_covers(subtree, one) for subtree in permitted)]


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 as phones show it: pairs of capital hexadecimal digits."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    start: datetime,
    end: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )


def _subject(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "票卡通"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name[:64]),
        ]
    )


def _key_usage(
    *, digital_signature: bool = False, key_cert_sign: bool = False, crl_sign: bool = False
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _constraints(machine: Machine) -> x509.NameConstraints:
    foreign = [
        ip_network(one)
        for one in machine.addresses
        if not any(one in network for network in PRIVATE_NETWORKS)
    ]
    names = dict.fromkeys((*PRIVATE_NAMES, *machine.names))
    return x509.NameConstraints(
        permitted_subtrees=[
            *(x509.DNSName(name) for name in names),
            *(x509.IPAddress(network) for network in (*PRIVATE_NETWORKS, *foreign)),
        ],
        excluded_subtrees=None,
    )


def _covers(subtree: x509.GeneralName, host: x509.GeneralName) -> bool:
    if isinstance(subtree, x509.DNSName) and isinstance(host, x509.DNSName):
        return f".{host.value}".endswith(f".{subtree.value}")
    if isinstance(subtree, x509.IPAddress) and isinstance(host, x509.IPAddress):
        return ip_address(str(host.value)) in ip_network(str(subtree.value))
    return False
