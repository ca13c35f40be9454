"""How both peers of ``bench.wallet_api`` are served: one worker, the product's kind of threads."""

worker_class = "gthread"
workers = 1
threads = 16
keepalive = 60
control_socket_disable = True
