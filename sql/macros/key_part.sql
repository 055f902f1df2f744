-- A part of a key with the signs that keys are made of written as in addresses (%2F), so that every key reads back as it was meant.
-- Few parts hold any; that is asked first, for eight replacements of each part took a tenth of a build. In addresses ~ stands for itself.
create macro macros.key_part(part) as
    case
        when url_encode(cast(part as varchar)) = cast(part as varchar) and not contains(cast(part as varchar), '~') then cast(part as varchar)
        else replace(replace(replace(replace(replace(replace(replace(replace(cast(part as varchar), '%', '%25'), '/', '%2F'), ':', '%3A'), '@', '%40'), '~', '%7E'), chr(59), '%3B'), '|', '%7C'), ' ', '%20')
    end
