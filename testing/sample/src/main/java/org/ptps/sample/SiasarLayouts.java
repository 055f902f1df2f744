package org.ptps.sample;

/** Headers of SIASAR's exports, verbatim and in order, and our own. */
final class SiasarLayouts {
  static final Layout COMMUNITIES =
      new Layout(
          """
      fecha_encuesta, fecha_validacion, nombre, ID, pais_sigla, pais, divisiones,
      departamento, municipio, localidad, latitud, longitud, altitud, codigo,
      otras_divisiones, poblacion, etnia, idioma, viviendas, n_sistemas, n_PSE, sistemas,
      PSE, viv_no_agua, cobertura_domiciliar, cobertura_gravedad, cobertura_bombeo,
      cobertura_pozo_manual, cobertura_agualluvia, cobertura_agua, servicios,
      san_metodo_aprox, san_metodo_total, san_metodo_muestra, san_viv_muestra, san_viv_tipo1,
      san_viv_tipo2, san_viv_nm, san_viv_tipo1_uso_parcial_prop,
      san_viv_tipo1_uso_parcial_comp, san_viv_tipo1_uso_total_prop,
      san_viv_tipo1_uso_total_comp, san_viv_tipo2_uso_parcial_prop,
      san_viv_tipo2_uso_parcial_comp, san_viv_tipo2_uso_total_prop,
      san_viv_tipo2_uso_total_comp, cobertura_san, viv_no_san, defecacion, higiene_viv_jabon,
      higiene_viv_uso_jabon, higiene_viv_alm_seguro, higiene_trat_basura,
      higiene_viv_trat_basura, higiene_disposicion_basura, n_escuelas, n_escuelas_agua,
      escuelas, n_centros_salud, n_centros_salud_agua, centros_salud, Interv_mejora,
      Interv_sistema, Interv_san, Interv_san_nm, nsaacc, nsacon, nsaest, nsacal, nsa, nshnss,
      nshhpe, nshhho, nshhco, nsh, eiacom, psecom, ecs, ias, ias_abcd, siasar_version
      """);

  static final Layout SYSTEMS =
      new Layout(
          """
      fecha_encuesta, fecha_validacion, nombre, ID, pais, divisiones, departamento,
      municipio, localidad, latitud, longitud, altitud, codigo, otras_divisiones, año,
      n_comunidades, n_PSE, comunidades, PSE, pob_servida, viv_servidas, financiamientos,
      monto_financ, monto_rehab, tipo_gravedad, tipo_bombeo, tipo_pozo_manual,
      tipo_agua_lluvia, agua_epoca_seca, agua_epoca_lluvia, capt_n, capt_tipo_principal,
      capt_caudal_total, capt_caudal_ud, capt_estado, capt_abcd, cond_n, cond_estado,
      cond_abcd, trat_n, trat_tipos, trat_estado, trat_abcd, almc_n, almc_volumen,
      almc_volumen_ud, almc_limpieza, almc_limpieza_ud, almc_estado, almc_abcd, dist_n,
      dist_horas, dist_conexion, dist_micromed, dist_micromed_consumo, dist_distancia,
      dist_estado, dist_abcd, caudal, caudal_ud, cloro, filtracion, cloro_residual,
      cloro_residual_ud, cloro_fecha, pasa_coliformes, fecha_coliformes, pasa_fisicoquimico,
      fecha_fisicoquimico, eiaaut, eiainf, eiazpa, eiastr, eia, siasar_version
      """);

  static final Layout CATCHMENTS =
      new Layout(
          """
      fecha_encuesta, fecha_validacion, nombre, ID, pais, divisiones, latitud, longitud,
      altitud, codigo, otras_divisiones, año, n_comunidades, n_PSE, comunidades, PSE,
      pob_servida, viv_servidas, financiamientos, monto_financ, monto_rehab, tipo_gravedad,
      tipo_bombeo, tipo_pozo_manual, tipo_agua_lluvia, agua_epoca_seca, agua_epoca_lluvia,
      fuente_codigo, fuente_ID, fuente_nombre, fuente_tipo, fuente_principal, fuente_caudal,
      fuente_caudal_ud, fuente_caudal_fecha, fuente_caudal_estiaje, fuente_caudal_estiaje_ud,
      fuente_caudal_estiaje_fecha, fuente_latitud, fuente_longitud, fuente_altitud,
      fuente_vegetacion, fuente_erosion, fuente_proteccion, fuente_contaminacion_org,
      fuente_contaminacion_inorg, capt, capt_macromedicion, capt_estado, eiaaut, eiainf,
      eiazpa, eiastr, eia
      """);

  static final Layout TREATMENTS =
      new Layout(
          """
      fecha_encuesta, fecha_validacion, nombre, ID, pais, divisiones, latitud, longitud,
      altitud, codigo, otras_divisiones, año, n_comunidades, n_PSE, comunidades, PSE,
      pob_servida, viv_servidas, financiamientos, monto_financ, monto_rehab, tipo_gravedad,
      tipo_bombeo, tipo_pozo_manual, tipo_agua_lluvia, agua_epoca_seca, agua_epoca_lluvia,
      trat_ID, trat_codigo, trat_tipo, trat_funciona, trat_latitud, trat_longitud,
      trat_altitud, trat_estado, eiaaut, eiainf, eiastr, eiazpa, eia
      """);

  static final Layout STORAGES =
      new Layout(
          """
      fecha_encuesta, fecha_validacion, nombre, ID, pais, divisiones, latitud, longitud,
      altitud, codigo, otras_divisiones, año, n_comunidades, n_PSE, comunidades, PSE,
      pob_servida, viv_servidas, financiamientos, monto_financ, monto_rehab, tipo_gravedad,
      tipo_bombeo, tipo_pozo_manual, tipo_agua_lluvia, agua_epoca_seca, agua_epoca_lluvia,
      almc_ID, almc_codigo, almc_volumen, almc_volumen_ud, almc_limpiezas_anio, almc_estado,
      eiaaut, eiainf, eiastr, eiazpa, eia
      """);

  static final Layout DISTRIBUTIONS =
      new Layout(
          """
      fecha_encuesta, fecha_validacion, nombre, ID, pais, divisiones, latitud, longitud,
      altitud, codigo, otras_divisiones, año, n_comunidades, n_PSE, comunidades, PSE,
      pob_servida, viv_servidas, financiamientos, monto_financ, monto_rehab, tipo_gravedad,
      tipo_bombeo, tipo_pozo_manual, tipo_agua_lluvia, agua_epoca_seca, agua_epoca_lluvia,
      dist_ID, dist_codigo, dist_horas, dist_conexiones, dist_micromed, dist_micromed_opera,
      dist_distancia, dist_estado, eiaaut, eiainf, eiastr, eiazpa, eia
      """);

  static final Layout PROVIDERS =
      new Layout(
          """
      fecha_encuesta, ID, nombre, pais, departamento, municipio, tipo_prestador, abonados,
      pse, pse_abcd, siasar_version, personeria_juridica, junta_completa, reuniones_anio,
      rindio_cuentas, integrantes_junta, mujeres_junta, fontanero, mantenimiento_preventivo,
      horas_reparacion, tipo_tarifa, ingresos_anio, gastos_aom_anio, reserva_reposicion,
      facturado_anio, recaudado_anio, abonados_mora, abonados_medidor, microcuenca_declarada,
      acciones_microcuenca, pse_organizacion, pse_operacion, pse_economia, pse_ambiente
      """);

  static final Layout SCHOOLS =
      new Layout(
          """
      fecha_encuesta, code, nombre, pais, departamento, municipio, comunidad,
      comunidades_servidas, students_female, students_male, have_water, have_toilets,
      toilets_by_sex, shc, siasar_version
      """);

  static final Layout HEALTH_CENTRES =
      new Layout(
          """
      fecha_encuesta, code, nombre, pais, departamento, municipio, comunidad,
      comunidades_servidas, staff_total, have_water, have_toilets, hcc, siasar_version
      """);

  static final Layout LINKS =
      new Layout(
          """
      fecha_encuesta, pais, departamento, municipio, comunidad_ID, sistema_ID, prestador_ID,
      viviendas_servidas
      """);

  static final Layout GENERATION_1_SYSTEMS =
      new Layout(
          """
      fecha_encuesta, codigo, nombre, departamento, municipio, categoria, tipo_sistema,
      viviendas_servidas, prestador, pasa_coliformes, fecha_coliformes
      """);

  static final Layout GENERATION_1_PROVIDERS =
      new Layout(
          """
      fecha_encuesta, codigo, nombre, departamento, municipio, categoria, abonados
      """);

  private SiasarLayouts() {}
}
