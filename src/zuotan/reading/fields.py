def fields_of(clause: str) -> tuple[str, ...]:
    return ()
