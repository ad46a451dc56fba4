// Served as it is, beside Swagger UI's own script.
SwaggerUIBundle({
  url: "/api/openapi.json",
  domNode: document.getElementById("reference"),
  deepLinking: true,
  // The badge of it would ask a server of somebody else's.
  validatorUrl: null,
});
