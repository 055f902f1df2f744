-- A part of a key with the signs that keys are made of written as in addresses (%2F), so that every key reads back as it was meant.
create macro macros.key_part(part) as
    replace(replace(replace(replace(replace(replace(replace(replace(cast(part as varchar), '%', '%25'), '/', '%2F'), ':', '%3A'), '@', '%40'), '~', '%7E'), chr(59), '%3B'), '|', '%7C'), ' ', '%20')
