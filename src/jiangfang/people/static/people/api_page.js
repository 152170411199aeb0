// The interface for programs, to be tried: Swagger UI over our own description, with the page's CSRF token on writes.
"use strict";

(() => {
  const place = document.getElementById("interface");
  window.SwaggerUIBundle({
    url: place.dataset.url,
    domNode: place,
    docExpansion: "none",
    deepLinking: true,
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    validatorUrl: null,
    requestInterceptor: (request) => {
      if (request.method && !["GET", "HEAD"].includes(request.method.toUpperCase())) {
        request.headers["X-CSRFToken"] = place.dataset.csrf;
      }
      return request;
    },
  });
})();
