-- Progress towards a target by the ratio of compound rates: on_track from 0.95, fair from 0.50, limited_or_none from -0.10, else deterioration. Source: UN SDG Progress Chart, technical note of 2022 (bands as recalled, its body could not be read).
create macro macros.un_class(ratio, is_reached) as case
    when is_reached then 'target_reached'
    when ratio >= 0.95 then 'on_track'
    when ratio >= 0.50 then 'fair'
    when ratio >= -0.10 then 'limited_or_none'
    when ratio < -0.10 then 'deterioration'
end
