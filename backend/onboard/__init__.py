"""The page that lets a phone trust this installation: plain HTTP, nothing but the certificate."""
