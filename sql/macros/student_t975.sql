-- The 97.5th percentile of Student's t for 1 to 30 degrees of freedom, the normal's beyond. Source: the usual table, as in Fisher & Yates 1963, table III.
create macro macros.student_t975(df) as case
    when df between 1 and 30
    then [12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139, 2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963, 2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.045230, 2.042272][cast(df as integer)]
    when df > 30 then macros.z95()
end
