"""How the bare peer of ``bench.wallet_api`` is served: the product's kind of worker."""

worker_class = "gthread"
workers = 1
threads = 16
keepalive = 60
control_socket_disable = True
