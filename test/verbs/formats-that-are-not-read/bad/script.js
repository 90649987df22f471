var harbor = 1
